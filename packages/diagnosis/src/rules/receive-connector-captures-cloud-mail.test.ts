import { describe, expect, it } from 'vitest';
import { server, setupCertificate, situation } from '../../test/organization.js';
import { receiveConnectorCapturesCloudMail as rule } from './receive-connector-captures-cloud-mail.js';

describe(rule.id, () => {
  it('finds a connector whose narrower range holds Exchange Online (§A.1.2)', async () => {
    const others = [{ name: 'Relay EX01', ranges: '{104.47.0.0/17}' }];
    const outcomes = rule.evaluate(await situation([server('EX01', { others })]));
    expect(outcomes).toMatchObject([
      { outcome: 'pass' },
      {
        outcome: 'fail',
        severity: 'blocker',
        args: {
          server: 'EX01',
          connector: 'EX01\\Relay EX01',
          displaced: 'EX01\\Default Frontend EX01',
          remoteIpRanges: ['104.47.0.0/17'],
          expected: null,
        },
      },
    ]);
  });

  it('tells the ranges that leave Exchange Online out and all others as they are', async () => {
    const others = [{ name: 'Relay EX01', ranges: '{10.1.2.0/24, 104.47.0.0/16}' }];
    const outcomes = rule.evaluate(await situation([server('EX01', { others })]));
    expect(outcomes).toMatchObject([
      { outcome: 'pass' },
      { args: { expected: ['10.1.2.0/24', '104.47.128.0-104.47.255.255'] } },
    ]);
  });

  it('tells none where Default Frontend could not answer with its certificate', async () => {
    const others = [{ name: 'Relay EX01', ranges: '{10.1.2.0/24, 104.47.0.0/17}' }];
    const without = server('EX01', { others, certificates: [setupCertificate('EX01')] });
    expect(rule.evaluate(await situation([without]))).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'fail', args: { expected: null } },
    ]);
  });

  it('stays silent on a relay connector for other addresses', async () => {
    const others = [{ name: 'Relay EX01', ranges: '{10.1.2.3}' }];
    expect(rule.evaluate(await situation([server('EX01', { others })]))).toEqual([{ outcome: 'pass' }]);
  });
});
