import { describe, expect, it } from 'vitest';
import { certificate, hybridSituation, receiveConnector, type TestHybrid } from '../../test/hybrid.js';
import type { Observations } from '../observe/observations.js';
import { predict } from './predict.js';
import {
  PUBLIC,
  server,
  setupCertificate,
  situation,
  untouched,
  type TestServer,
} from '../../test/organization.js';

async function predicted(servers: readonly TestServer[], outbound: Readonly<Record<string, unknown>> = {}) {
  return (await situation(servers, { outbound })).predictions.map(({ prediction }) => prediction);
}

async function outcomes(servers: readonly TestServer[], outbound: Readonly<Record<string, unknown>> = {}) {
  return (await predicted(servers, outbound)).map(({ server: name, outcome }) => [name, outcome]);
}

const selfSigned = {
  ...setupCertificate('EX01'),
  subject: 'CN=mail.contoso.com',
  domains: ['mail.contoso.com'],
};

describe('predictCloudToOnprem', () => {
  it('predicts the founding failure and where it comes from (§M)', async () => {
    const [right, wrong] = await predicted([server('EX01'), untouched('EX02')]);
    expect(right).toMatchObject({
      outcome: 'delivered',
      target: 'mail.contoso.com',
      certificate: { thumbprint: PUBLIC.thumbprint },
    });
    expect(wrong).toMatchObject({
      server: 'EX02',
      outcome: 'SubjectMismatch',
      confidence: 'certain',
      certificate: { subject: 'CN=EX02', selfSigned: true },
      steps: [
        { id: 'connector' },
        { id: 'starttls', origin: { path: 'AuthMechanism' } },
        { id: 'certificate', origin: { path: 'TlsCertificateName' } },
        { id: 'validation', origin: { item: 'outbound.json' } },
      ],
    });
  });

  it.each([
    [null, 'delivered'],
    ['EncryptionOnly', 'delivered'],
    ['CertificateValidation', 'UntrustedRoot'],
    ['DomainValidation', 'SubjectMismatch'],
  ])('a setup certificate under TlsSettings %s gives %s (§E.1)', async (TlsSettings, outcome) => {
    expect(await outcomes([untouched('EX02')], { TlsSettings })).toEqual([['EX02', outcome]]);
  });

  it.each([
    [null, 'delivered'],
    ['EncryptionOnly', 'starttls-not-offered'],
    ['CertificateValidation', 'starttls-not-offered'],
    ['DomainValidation', 'starttls-not-offered'],
  ])('no STARTTLS under TlsSettings %s gives %s (§E.1)', async (TlsSettings, outcome) => {
    const withoutTls = server('EX01', { authMechanism: 'Integrated, BasicAuth, ExchangeServer' });
    expect(await outcomes([withoutTls], { TlsSettings })).toEqual([['EX01', outcome]]);
  });

  it('reports the right name on a self-signed certificate as UntrustedRoot (§E.1)', async () => {
    const named = server('EX01', {
      tlsCertificateName: '<I>CN=mail.contoso.com<S>CN=mail.contoso.com',
      certificates: [selfSigned],
    });
    expect(await outcomes([named])).toEqual([['EX01', 'UntrustedRoot']]);
  });

  it('reports a private certification authority as UntrustedRoot (§E.1)', async () => {
    expect(
      await outcomes([server('EX01', { certificates: [{ ...PUBLIC, rootCaType: 'Enterprise' }] })]),
    ).toEqual([['EX01', 'UntrustedRoot']]);
  });

  it('serves an expired certificate all the same (§B.1.2)', async () => {
    const expired = { ...PUBLIC, notBefore: '2025-09-20 00:00:00', notAfter: '2026-10-20 23:59:59' };
    expect(await outcomes([server('EX01', { certificates: [expired] })])).toEqual([
      ['EX01', 'CertificateExpired'],
    ]);
  });

  it('loses STARTTLS when the name fits nothing (§B.1, event 12014)', async () => {
    expect(await outcomes([server('EX01', { certificates: [setupCertificate('EX01')] })])).toEqual([
      ['EX01', 'starttls-not-offered'],
    ]);
  });

  it('calls what the exports do not tell unknown, and names the cmdlet that would (§E.1.8a)', async () => {
    const { predictions } = await situation([server('EX01', { certificates: [] })]);
    expect(predictions).toMatchObject([
      { prediction: { outcome: 'unknown', confidence: 'low' }, missing: ['exchange-certificates'] },
    ]);
    const leafOnly = await situation([
      server('EX01', { certificates: [{ ...PUBLIC, rootCaType: 'Unknown' }] }),
    ]);
    expect(leafOnly.predictions).toMatchObject([
      { prediction: { outcome: 'unknown' }, missing: ['starttls-probe'] },
    ]);
  });
});

async function hybrid(differing: Partial<TestHybrid>, observed: Partial<Observations> = {}) {
  const given = await hybridSituation({ servers: ['EX01'], ...differing });
  const predictions = predict(given, { ...given.observations, ...observed }, given.asOf);
  return predictions.filter(({ prediction }) => prediction.flow === 'cloud-to-onprem');
}

const brief = (entries: Awaited<ReturnType<typeof hybrid>>) =>
  entries.map(({ prediction, receiveConnector: answering }) => [
    answering?.name,
    prediction.remoteAddress,
    prediction.outcome,
  ]);

const relay = (ranges: readonly string[]) =>
  receiveConnector('EX01', { Name: 'Relay', RemoteIPRanges: ranges, TlsCertificateName: null });

describe('the connectors that answer the addresses of Exchange Online', () => {
  it('tells each apart that takes some of them (§A.1.2, §H.6)', async () => {
    expect(brief(await hybrid({ moreReceive: [relay(['40.92.0.0/16', '10.0.0.0/8'])] }))).toEqual([
      ['Relay', '40.92.0.0', 'SubjectMismatch'],
      ['Default Frontend EX01', '40.107.0.0', 'delivered'],
    ]);
  });

  it('goes by the address of the device where the log shows that it translates (§A.1.3)', async () => {
    const cloudAddresses = new Map([['EX01', ['10.0.0.9']]]);
    expect(brief(await hybrid({ moreReceive: [relay(['10.0.0.0/24'])] }, { cloudAddresses }))).toEqual([
      ['Relay', '10.0.0.9', 'SubjectMismatch'],
    ]);
  });

  it('refuses the addresses that no range holds (§A.1.8)', async () => {
    const ranges = ['40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14'];
    expect(brief(await hybrid({ receive: { RemoteIPRanges: ranges } }))).toEqual([
      ['Default Frontend EX01', '40.92.0.0', 'delivered'],
      [undefined, '104.47.0.0', 'refused'],
    ]);
  });

  it('counts IPv6 only where the name Exchange Online connects to has such an address (§A.1.7)', async () => {
    const receive = { Bindings: ['0.0.0.0:25'] };
    expect(brief(await hybrid({ receive }))).toEqual([['Default Frontend EX01', null, 'delivered']]);
    const facts = [
      {
        kind: 'dns-answer',
        name: 'mail.contoso.com',
        type: 'AAAA',
        values: [{ text: '2001:db8::1' }],
        origin: { item: 'dns.txt' },
      },
    ] as unknown as Observations['facts'];
    expect(brief(await hybrid({ receive }, { facts }))).toEqual([
      ['Default Frontend EX01', '40.92.0.0', 'delivered'],
      [undefined, '2a01:111:f400::', 'refused'],
    ]);
  });

  it('refuses everything where the only listener is disabled (§A.1.9)', async () => {
    expect(brief(await hybrid({ receive: { Enabled: false } }))).toEqual([[undefined, null, 'refused']]);
  });
});

describe('sessions that TLS does not decide', () => {
  it.each([
    ['AnonymousUsers, ExchangeServers', 'delivered', null],
    ['ExchangeUsers, ExchangeServers', 'rejected', '530 5.7.57'],
  ])('takes mail with PermissionGroups %s: %s (§D.2)', async (PermissionGroups, outcome, reply) => {
    const [entry] = await hybrid({ receive: { PermissionGroups } });
    expect(entry?.prediction).toMatchObject({ outcome, reply });
    expect(entry?.prediction.steps.at(-1)?.origin?.path).toBe('PermissionGroups');
  });

  it('does not guess PermissionGroups', async () => {
    const [entry] = await hybrid({ receive: { PermissionGroups: undefined } });
    expect(entry).toMatchObject({
      prediction: { outcome: 'unknown', reply: null },
      missing: ['receive-connectors'],
    });
  });

  it('chooses by Fqdn on Exchange 2010, which has no TlsCertificateName (§A.2.4, §D.4)', async () => {
    const receive = { TlsCertificateName: undefined, TransportRole: undefined };
    const exchangeServer = { AdminDisplayVersion: 'Version 14.3 (Build 123.4)' };
    const outcomeOf = async (Fqdn: string) =>
      (await hybrid({ receive: { ...receive, Fqdn }, exchangeServer }))[0]?.prediction.outcome;
    expect(await outcomeOf('mail.contoso.com')).toBe('delivered');
    expect(await outcomeOf('EX01.contoso.local')).toBe('SubjectMismatch');
  });

  it('looks at Edge servers only where the wizard was run for them (§F.2.3)', async () => {
    const entries = await hybrid({ edges: ['EDGE1'], receive: { TlsCertificateName: null } });
    expect(entries.map(({ prediction, reach }) => [prediction.server, prediction.outcome, reach])).toEqual([
      ['EDGE1', 'delivered', 'listed'],
    ]);
  });
});

describe('handshakes that break', () => {
  it('chooses a certificate that is not enabled for SMTP all the same, and fails (§B.1.3)', async () => {
    const [entry] = await hybrid({ certificates: [certificate({ Services: 'IIS' })] });
    expect(entry).toMatchObject({
      served: { certificate: { thumbprint: PUBLIC.thumbprint } },
      prediction: { outcome: 'tls-negotiation-failed', confidence: 'medium', reply: '450 4.4.317' },
    });
  });

  it('leaves it open whether Exchange Online falls back to plain text (§E.1)', async () => {
    const [entry] = await hybrid({
      certificates: [certificate({ Services: 'IIS' })],
      outbound: { TlsSettings: null },
    });
    expect(entry).toMatchObject({ prediction: { outcome: 'unknown' }, missing: ['starttls-probe'] });
  });

  it('breaks with a key that certutil found unusable, and with TLS 1.2 switched off (§B.3, §I.4)', async () => {
    const origin = { item: 'windows.txt' };
    const key = {
      kind: 'store-certificate',
      thumbprint: PUBLIC.thumbprint,
      privateKey: 'unusable',
      server: 'EX01',
      origin,
    };
    const registry = {
      kind: 'registry-value',
      key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server',
      name: 'Enabled',
      number: 0,
      server: 'EX01',
      origin,
    };
    for (const fact of [key, registry]) {
      const [entry] = await hybrid({}, { facts: [fact] as unknown as Observations['facts'] });
      expect(entry?.prediction).toMatchObject({ outcome: 'tls-negotiation-failed', confidence: 'high' });
      const [other] = await hybrid(
        {},
        { facts: [{ ...fact, server: 'EX02' }] as unknown as Observations['facts'] },
      );
      expect(other?.prediction.outcome).toBe('delivered');
    }
  });

  it('does not offer STARTTLS where Exchange finds the chain broken (§B.1.6)', async () => {
    const [entry] = await hybrid({ certificates: [certificate({ Status: 'Untrusted' })] });
    expect(entry?.prediction).toMatchObject({ outcome: 'starttls-not-offered', reply: '451 5.7.3' });
  });
});

describe('how sure a server is to be reached', () => {
  it('is less where the wizard was run for others, and no log shows a session (§F.2.1)', async () => {
    const [entry] = await hybrid({ hybrid: { ReceivingTransportServers: ['EX09'] } });
    expect(entry).toMatchObject({
      reach: 'unlisted',
      prediction: { outcome: 'delivered', confidence: 'medium' },
    });
  });

  it('is certain where an error text shows the certificate the server made itself (§J.c)', async () => {
    const presented = [{ subject: 'CN=EX01', thumbprint: null, origin: { item: 'pasted.txt' } }];
    const faults = [{ presented, expectedSubjects: [], origins: [] }] as unknown as Observations['faults'];
    const [entry] = await hybrid({ hybrid: { ReceivingTransportServers: ['EX09'] } }, { faults });
    expect(entry).toMatchObject({ reach: 'seen', prediction: { outcome: 'delivered' } });
  });
});
