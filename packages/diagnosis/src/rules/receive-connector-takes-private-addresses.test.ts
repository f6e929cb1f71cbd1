import { describe, expect, it } from 'vitest';
import { CAPABILITY, PUBLIC_NAME, server, situation } from '../../test/organization.js';
import { receiveConnectorTakesPrivateAddresses as rule } from './receive-connector-takes-private-addresses.js';

const relay = (name: string, ranges = '{10.1.2.0/24}') =>
  server(name, { others: [{ name: `Relay ${name}`, ranges }] });

describe(rule.id, () => {
  it('advises on a relay that would answer a load balancer, once for servers that listen alike (§A.1.3)', async () => {
    const outcomes = rule.evaluate(await situation([relay('EX01'), relay('EX02')]));
    expect(outcomes).toMatchObject([
      {
        outcome: 'fail',
        confidence: 'low',
        summary: expect.stringContaining('SmtpReceive protocol log of EX01') as unknown,
        args: {
          servers: ['EX01', 'EX02'],
          connector: 'EX01\\Relay EX01',
          displaced: 'EX01\\Default Frontend EX01',
          remoteIpRanges: ['10.1.2.0/24'],
        },
      },
    ]);
  });

  it('stays silent on public ranges, on a connector fit for it, and where no name leads to several servers', async () => {
    const fit = server('EX01', {
      others: [
        {
          name: 'From load balancer',
          ranges: '{10.1.2.3}',
          tlsCertificateName: PUBLIC_NAME,
          capabilities: CAPABILITY,
        },
      ],
    });
    expect(rule.evaluate(await situation([relay('EX01', '{203.0.113.7}'), server('EX02')]))).toEqual([
      { outcome: 'pass' },
      { outcome: 'pass' },
    ]);
    expect(rule.evaluate(await situation([relay('EX01')]))).toEqual([]);
    expect(rule.evaluate(await situation([fit, server('EX02')]))).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'pass' },
    ]);
  });

  it('stays silent where the log shows the addresses', async () => {
    const seen = await situation([relay('EX01'), relay('EX02')]);
    const cloudAddresses = new Map([
      ['EX01', ['104.47.0.1']],
      ['EX02', ['104.47.0.1']],
    ]);
    expect(rule.evaluate({ ...seen, observations: { ...seen.observations, cloudAddresses } })).toEqual([]);
  });
});
