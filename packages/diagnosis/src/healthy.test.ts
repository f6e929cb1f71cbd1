import { describe, expect, it } from 'vitest';
import { exportsOf, receiveConnector, type TestHybrid } from '../test/hybrid.js';
import { diagnose } from './diagnose.js';

const untouched = { TlsCertificateName: null, TlsDomainCapabilities: [] };
const centralised: Partial<TestHybrid> = {
  hybrid: { Features: ['FreeBusy', 'SecureMail', 'CentralizedTransport'] },
  outbound: { RecipientDomains: ['*'], RouteAllMessagesViaOnPremises: true },
};
const minimal: Partial<TestHybrid> = {
  hybrid: { Features: ['FreeBusy', 'MoveMailbox'], TlsCertificateName: null, OnPremisesSmartHost: null },
  receive: untouched,
  send: null,
  inbound: null,
  outbound: null,
};
const old = { AdminDisplayVersion: 'Version 14.3 (Build 123.4)' };
const exchange2010: Partial<TestHybrid> = {
  exchangeServer: old,
  receive: {
    TransportRole: undefined,
    TlsCertificateName: undefined,
    TlsDomainCapabilities: ['mail.protection.outlook.com:AcceptOorgProtocol'],
    Fqdn: 'mail.contoso.com',
  },
};

describe('a healthy organization gives no finding above advice', () => {
  it.each<[string, Partial<TestHybrid>, readonly string[]]>([
    ['Classic Full, several servers (§F.1)', {}, ['delivered', 'delivered-as-internal']],
    ['Modern Full, one server (§F.1)', { servers: ['EX01'] }, ['delivered', 'delivered-as-internal']],
    ['Minimal or Express (§F.1)', minimal, []],
    ['centralised transport (§E.1.3)', centralised, ['delivered', 'delivered-as-internal']],
    [
      'Edge servers (§F.2.3)',
      { edges: ['EDGE1', 'EDGE2'], receive: untouched },
      ['delivered', 'delivered-as-internal'],
    ],
    [
      'a server the wizard was not run for (§F.2.1)',
      {
        servers: ['EX01', 'EX02', 'EX03'],
        hybrid: { ReceivingTransportServers: ['EX01', 'EX02'], SendingTransportServers: ['EX01', 'EX02'] },
        send: { SourceTransportServers: ['EX01', 'EX02'] },
        receiveOf: { EX03: untouched },
      },
      ['SubjectMismatch', 'delivered', 'delivered-as-internal'],
    ],
    [
      'the connectors setup makes beside Default Frontend (§A.2)',
      {
        moreReceive: [
          receiveConnector('EX01', {
            ...untouched,
            Name: 'Default EX01',
            TransportRole: 'HubTransport',
            Bindings: ['[::]:2525', '0.0.0.0:2525'],
          }),
          receiveConnector('EX02', {
            ...untouched,
            Name: 'Client Frontend EX02',
            Bindings: ['[::]:587', '0.0.0.0:587'],
          }),
        ],
      },
      ['delivered', 'delivered-as-internal'],
    ],
  ])('%s', async (_flavour, differing, outcomes) => {
    const { findings, predictions, verdict, issues, gaps } = await diagnose(exportsOf(differing), {
      asOf: '2026-11-05',
    });
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([]);
    expect([...new Set(predictions.map(({ outcome }) => outcome))].sort()).toEqual(outcomes);
    expect({ verdict, issues, gaps }).toEqual({ verdict: 'healthy', issues: [], gaps: [] });
  });

  it('Exchange 2010, but for its age (§D.4, §F.2.2)', async () => {
    const { findings, predictions } = await diagnose(exportsOf(exchange2010), { asOf: '2026-11-05' });
    const told = findings.filter(({ severity }) => severity !== 'advice').map(({ ruleId }) => ruleId);
    expect([...new Set(told)]).toEqual(['exchange-build-refused']);
    expect([...new Set(predictions.map(({ outcome }) => outcome))]).toEqual([
      'delivered',
      'delivered-as-internal',
    ]);
  });

  it('and one whose Fqdn selects the wrong certificate is told apart from newer ones (§D.4)', async () => {
    const receive = { ...exchange2010.receive, Fqdn: 'ex01.contoso.local' };
    const { findings } = await diagnose(exportsOf({ ...exchange2010, receive }), { asOf: '2026-11-05' });
    expect(
      findings.find(({ ruleId }) => ruleId === 'receive-connector-without-tls-certificate-name')?.args,
    ).toMatchObject({ product: '2010', tlsCertificateName: null });
  });
});
