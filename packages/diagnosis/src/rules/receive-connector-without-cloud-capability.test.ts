import { describe, expect, it } from 'vitest';
import { findingsOf, receiveConnector } from '../../test/hybrid.js';
import { CAPABILITY, server, situation } from '../../test/organization.js';
import { receiveConnectorWithoutCloudCapability as rule } from './receive-connector-without-cloud-capability.js';

describe(rule.id, () => {
  it('finds the connector without the capability (§D.1)', async () => {
    const outcomes = rule.evaluate(await situation([server('EX01'), server('EX02', { capabilities: '{}' })]));
    expect(outcomes).toMatchObject([
      { outcome: 'pass' },
      {
        outcome: 'fail',
        confidence: 'certain',
        primary: { item: 'EX02-connectors.txt', path: 'TlsDomainCapabilities' },
        args: { server: 'EX02', tlsDomainCapabilities: [], expected: CAPABILITY },
      },
    ]);
  });

  it('expects of Exchange 2010 the capability it knows (§D.1)', async () => {
    expect(
      await findingsOf(rule.id, {
        servers: ['EX01'],
        receive: { TlsDomainCapabilities: [] },
        exchangeServer: { AdminDisplayVersion: 'Version 14.3 (Build 513.0)' },
      }),
    ).toMatchObject([{ args: { expected: 'mail.protection.outlook.com:AcceptOorgProtocol' } }]);
  });

  it('asks it of no connector that answers in the place of a capable one (§A.1.2)', async () => {
    const relay = receiveConnector('EX01', {
      Name: 'Relay EX01',
      Identity: 'EX01\\Relay EX01',
      RemoteIPRanges: ['40.92.0.0-40.107.255.255'],
      TlsDomainCapabilities: [],
    });
    expect(await findingsOf('receive-connector-captures-cloud-mail', { moreReceive: [relay] })).toHaveLength(
      1,
    );
    expect(await findingsOf(rule.id, { moreReceive: [relay] })).toEqual([]);
  });

  it('takes AcceptOorgProtocol of Exchange 2010 for the capability (§D.4)', async () => {
    const capabilities = 'mail.protection.outlook.com:AcceptOorgProtocol';
    expect(rule.evaluate(await situation([server('EX01', { capabilities })]))).toMatchObject([
      { outcome: 'pass' },
    ]);
  });

  it('does not apply where nothing speaks of a hybrid configuration (§F.1)', async () => {
    const outbound = { CloudServicesMailEnabled: false };
    const outcomes = rule.evaluate(await situation([server('EX01', { capabilities: '{}' })], { outbound }));
    expect(outcomes).toEqual([{ outcome: 'not-applicable' }]);
  });
});
