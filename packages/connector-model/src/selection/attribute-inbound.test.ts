import type { PropertyValue } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { exportRecord } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { attributeInbound, type InboundSession, type NameMatch } from './attribute-inbound.js';

const inbound = (name: string, properties: Record<string, PropertyValue>) =>
  exportRecord(
    { Name: name, Enabled: true, ConnectorType: 'OnPremises', SenderDomains: ['smtp:*;1'], ...properties },
    { command: 'Get-InboundConnector', item: 'exo.txt' },
  );

const accepted = (name: string, matchSubDomains = false) =>
  exportRecord(
    { DomainName: name, DomainType: 'Authoritative', MatchSubDomains: matchSubDomains },
    { item: 'exo.txt' },
  );

/** §E.2.7 in brief. */
function matchName(pattern: string, name: string): NameMatch {
  if (pattern === name) return 'match';
  if (pattern.startsWith('*.')) {
    if (name === pattern.slice(2)) return 'uncertain';
    return name.endsWith(pattern.slice(1)) ? 'match' : 'noMatch';
  }
  const rest = pattern.slice(pattern.indexOf('.') + 1);
  return name === `*.${rest}` ? 'match' : 'noMatch';
}

const wizard = inbound('Inbound from 1', {
  TlsSenderCertificateName: '*.contoso.com',
  CloudServicesMailEnabled: true,
});
const good = { names: ['mail.contoso.com'], trusted: true };

function attribute(session: InboundSession, ...records: Parameters<typeof toOrganization>[0]) {
  const { inboundConnectors, acceptedDomains } = toOrganization(records).organization;
  const result = attributeInbound({ connectors: inboundConnectors, acceptedDomains, session, matchName });
  return {
    attribution: result.attribution,
    connector: result.connector?.name,
    confidence: result.confidence,
    headersKept: result.headersKept,
    obstacles: result.obstacles.map(({ obstacle }) => obstacle),
    partner: result.partner && [result.partner.connector.name, ...result.partner.fails],
  };
}

describe('attributeInbound by certificate (§E.3 step 1)', () => {
  it('takes a name under the wildcard that the wizard writes (§E.3.1)', () => {
    expect(attribute({ certificate: good }, wizard, accepted('contoso.com'))).toEqual({
      attribution: 'by-certificate',
      connector: 'Inbound from 1',
      confidence: 'high',
      headersKept: true,
      obstacles: [],
      partner: undefined,
    });
  });

  it('prefers the most exact name', () => {
    const exact = inbound('Exact', { TlsSenderCertificateName: 'mail.contoso.com' });
    const domains = [accepted('contoso.com'), accepted('mail.contoso.com')];
    expect(attribute({ certificate: good }, wizard, exact, ...domains).connector).toBe('Exact');
    expect(attribute({ certificate: good }, wizard, exact, accepted('contoso.com'))).toMatchObject({
      connector: 'Inbound from 1',
      obstacles: ['name-not-accepted-domain'],
    });
  });

  it('needs the name to be an accepted domain (§E.3.2)', () => {
    const named = inbound('Named', { TlsSenderCertificateName: 'mail.contoso.com' });
    expect(attribute({ certificate: good }, named, accepted('contoso.com'))).toMatchObject({
      attribution: 'none',
      obstacles: ['name-not-accepted-domain'],
    });
    expect(attribute({ certificate: good }, named, accepted('contoso.com', true)).attribution).toBe(
      'by-certificate',
    );
    expect(attribute({ certificate: good }, wizard, accepted('fabrikam.com'))).toMatchObject({
      obstacles: ['name-not-accepted-domain'],
    });
  });

  it('needs a valid certificate whose chain, with the intermediates it sends, reaches a public root (§E.3.4)', () => {
    expect(
      attribute({ certificate: { ...good, trusted: false } }, wizard, accepted('contoso.com')),
    ).toMatchObject({
      attribution: 'none',
      obstacles: ['certificate-not-trusted'],
    });
    expect(attribute({ certificate: { names: good.names } }, wizard, accepted('contoso.com'))).toMatchObject({
      attribution: 'by-certificate',
      confidence: 'medium',
    });
  });

  it('has low confidence in the bare domain under a wildcard, medium in a wildcard certificate (§E.2.4, §E.2.6)', () => {
    expect(
      attribute({ certificate: { names: ['contoso.com'], trusted: true } }, wizard, accepted('contoso.com')),
    ).toMatchObject({
      attribution: 'by-certificate',
      confidence: 'low',
    });
    const named = inbound('Named', { TlsSenderCertificateName: 'mail.contoso.com' });
    expect(
      attribute(
        { certificate: { names: ['*.contoso.com'], trusted: true } },
        named,
        accepted('mail.contoso.com'),
      ),
    ).toMatchObject({ attribution: 'by-certificate', confidence: 'medium' });
  });

  it('is unknown where the certificate is, none where there is none', () => {
    expect(attribute({}, wizard, accepted('contoso.com')).attribution).toBe('unknown');
    expect(attribute({ certificate: null }, wizard, accepted('contoso.com')).attribution).toBe('none');
    expect(attribute({ certificate: { names: ['EX02'] } }, wizard, accepted('contoso.com'))).toMatchObject({
      attribution: 'none',
      obstacles: ['certificate-name'],
    });
  });

  it('does not count disabled connectors or those of type Partner', () => {
    const others = [
      inbound('Off', { TlsSenderCertificateName: '*.contoso.com', Enabled: false }),
      inbound('Partner', { TlsSenderCertificateName: '*.contoso.com', ConnectorType: 'Partner' }),
    ];
    expect(attribute({ certificate: good }, ...others, accepted('contoso.com'))).toMatchObject({
      attribution: 'none',
      partner: ['Partner'],
    });
  });

  it('is less sure without accepted domains', () => {
    expect(attribute({ certificate: good }, wizard)).toMatchObject({
      attribution: 'by-certificate',
      confidence: 'medium',
    });
  });
});

describe('attributeInbound by address (§E.3 step 2)', () => {
  const byAddress = inbound('Relay', {
    SenderIPAddresses: ['192.0.2.0/24'],
    CloudServicesMailEnabled: false,
  });
  const session = { certificate: null, sourceAddress: '192.0.2.10', mailFromDomain: 'Contoso.com' };

  it('takes a listed address with an accepted sender domain', () => {
    expect(attribute(session, byAddress, accepted('contoso.com'))).toMatchObject({
      attribution: 'by-address',
      connector: 'Relay',
      confidence: 'high',
      headersKept: false,
    });
  });

  it.each([
    ['another address', { sourceAddress: '198.51.100.1' }, 'source-address'],
    ['a foreign sender', { mailFromDomain: 'fabrikam.com' }, 'sender-not-accepted-domain'],
  ])('does not take %s', (_, change, obstacle) => {
    expect(attribute({ ...session, ...change }, byAddress, accepted('contoso.com'))).toMatchObject({
      attribution: 'none',
      obstacles: [obstacle],
    });
  });

  it('comes after the certificate', () => {
    expect(
      attribute({ ...session, certificate: good }, byAddress, wizard, accepted('contoso.com')).connector,
    ).toBe('Inbound from 1');
    expect(
      attribute({ ...session, certificate: { names: ['x'] } }, byAddress, wizard, accepted('contoso.com')),
    ).toMatchObject({
      connector: 'Relay',
      obstacles: ['certificate-name'],
    });
  });

  it('is unknown where the address is', () => {
    expect(attribute({ certificate: null }, byAddress, accepted('contoso.com')).attribution).toBe('unknown');
  });
});

describe('attributeInbound without attribution (§E.3 step 3, §E.3.3)', () => {
  const partner = inbound('From partner', {
    ConnectorType: 'Partner',
    RestrictDomainsToCertificate: true,
    RestrictDomainsToIPAddresses: true,
    TlsSenderCertificateName: 'mail.partner.example',
    SenderIPAddresses: ['203.0.113.0/24'],
  });

  it('lets a broad Partner connector with restrictions reject the mail', () => {
    const session = { certificate: { names: ['EX02'] }, sourceAddress: '192.0.2.1' };
    expect(attribute(session, partner, wizard, accepted('contoso.com'))).toMatchObject({
      attribution: 'none',
      partner: ['From partner', 'RestrictDomainsToCertificate', 'RestrictDomainsToIPAddresses'],
    });
  });

  it('lets a session through that fulfils the restrictions', () => {
    const session = { certificate: { names: ['mail.partner.example'] }, sourceAddress: '203.0.113.9' };
    expect(attribute(session, partner).partner).toEqual(['From partner']);
  });

  it('prefers the Partner connector for the very sender domain', () => {
    const exact = inbound('Exact', { ConnectorType: 'Partner', SenderDomains: ['contoso.com'] });
    const session = { certificate: null, sourceAddress: '192.0.2.1', mailFromDomain: 'contoso.com' };
    expect(attribute(session, partner, exact).partner).toEqual(['Exact']);
    expect(attribute({ ...session, mailFromDomain: 'x.example' }, exact).partner).toBeUndefined();
  });

  it('ignores restrictions on connectors of type OnPremises, where they have no effect', () => {
    const restricted = inbound('R', {
      TlsSenderCertificateName: 'a.example',
      RestrictDomainsToCertificate: true,
    });
    expect(attribute({ certificate: good }, restricted)).toMatchObject({
      attribution: 'none',
      partner: undefined,
    });
  });
});
