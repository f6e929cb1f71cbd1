import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { evidence, server, untouched } from '../test/organization.js';
import { examineConfiguration } from './examine-configuration.js';

const asOf = '2026-11-05T00:00:00.000Z';

describe('examineConfiguration', () => {
  it('predicts and judges by the configuration alone', async () => {
    const { predictions, findings, organization } = await examineConfiguration(
      evidence([server('EX01'), untouched('EX02')]),
      { asOf },
    );
    expect(organization.servers).toEqual(['EX01', 'EX02']);
    expect(predictions.map((one) => one.outcome)).toEqual(['delivered', 'SubjectMismatch']);
    expect(findings.map(({ ruleId }) => ruleId)).toContain('receive-connector-without-tls-certificate-name');
  });

  it('takes the address that sessions come from', async () => {
    const relayed = server('EX01', { others: [{ name: 'Relay EX01', ranges: '10.0.0.7' }] });
    const outcomes = async (from?: string) => {
      const examined = await examineConfiguration(evidence([relayed]), {
        asOf,
        ...(from === undefined ? {} : { from }),
      });
      return examined.predictions.map(
        ({ steps }) => /^EX01\\(?:Default Frontend|Relay) EX01/.exec(steps[0]?.text ?? '')?.[0],
      );
    };
    expect(await outcomes()).toEqual(['EX01\\Default Frontend EX01']);
    expect(await outcomes('10.0.0.7')).toEqual(['EX01\\Relay EX01']);
  });

  it('asks for what is missing where nothing can be predicted', async () => {
    const outbound = evidence([server('EX01')]).filter(({ label }) => label === 'outbound.json');
    const { predictions, gaps } = await examineConfiguration(outbound, { asOf });
    expect(predictions).toEqual([]);
    expect(gaps.map(({ id }) => id)).toEqual(['receive-connectors', 'exchange-certificates']);
  });

  it('hands on what the wizard expected, by its log', async () => {
    const log = [
      "2026.03.02 08:00:02.200         10405 [Client=UX, Activity=Tasks, Session=OnPremises, Thread=9] Receive Connector 'EX01\\Default Frontend EX01'",
      '      Property              Expected                                          Actual  Equals',
      '      --------------------- ------------------------------------------------- ------- ------',
      '      TransportRole         FrontendTransport                                 Hub     False',
    ].join('\r\n');
    const items = [...evidence([server('EX01')]), { label: 'hcw.log', bytes: Buffer.from(log) }];
    const { wizardLog } = await examineConfiguration(items, { asOf });
    expect(wizardLog).toMatchObject([
      {
        object: 'EX01\\Default Frontend EX01',
        property: 'TransportRole',
        expected: 'FrontendTransport',
        origin: { item: 'hcw.log', line: 4 },
      },
    ]);
  });

  it('follows one recipient domain', async () => {
    const items = evidence([server('EX01')]);
    const chosen = await examineConfiguration(items, { asOf, domain: 'Contoso.com' });
    expect(chosen.route).toMatchObject({ outcome: 'selected', chosen: { by: 'exact-domain' } });
    const none = await examineConfiguration(items, { asOf, domain: 'fabrikam.com' });
    expect(none.route).toMatchObject({ outcome: 'no-connector' });
    expect(none.predictions).toEqual([]);
  });
});
