import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';

const item = (text: string) => ({ label: 'probe.json', bytes: new TextEncoder().encode(text) });
const printed = (...endpoints: readonly object[]) =>
  JSON.stringify(
    { asOf: '2026-11-24T00:00:00.000Z', hosts: [{ host: 'mail.contoso.com', endpoints }] },
    null,
    2,
  );
const read = (text: string) => diagnose([item(text)], { asOf: '2026-11-24' });

describe('the JSON of a probe', () => {
  it('tells of a port that nobody answers', async () => {
    const refused = {
      host: 'mail.contoso.com',
      address: '192.0.2.10',
      port: 25,
      fault: { stage: 'connect', code: 'connection-refused', text: 'connect ECONNREFUSED', reply: null },
      chain: [],
    };
    const { causes, evidence } = await read(printed(refused));
    expect(evidence).toMatchObject([{ format: 'probe', summary: '1 SMTP endpoint' }]);
    expect(causes[0]).toMatchObject({ id: 'front-end-listener-down' });
  });

  it('is said to be damaged where it was cut off', async () => {
    const { issues, verdict } = await read(printed({ host: 'mail.contoso.com' }).slice(0, -9));
    expect(issues).toMatchObject([{ code: 'PROBE_BROKEN', origin: { item: 'probe.json' } }]);
    expect(verdict).toBe('nothing-recognised');
  });

  it.each([[null], [7], ['text'], [[]], [{ chain: 'none', fault: 3, tls: [], keywordsBeforeTls: [1] }]])(
    'takes %j for an endpoint that tells nothing',
    async (endpoint) => {
      const text = JSON.stringify({ asOf: '', hosts: [{ endpoints: [endpoint] }] });
      expect((await read(text)).evidence).toMatchObject([{ format: 'probe', records: 1 }]);
    },
  );
});
