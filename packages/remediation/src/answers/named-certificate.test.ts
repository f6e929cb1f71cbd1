import { describe, expect, it } from 'vitest';
import { planned } from '../../test/planned.js';

const OLD = '<I>CN=Old CA<S>CN=mail.contoso.com';
const NEW = '<I>CN=New CA<S>CN=mail.contoso.com';
const certificate = { thumbprint: 'D'.repeat(40), expectedTlsCertificateName: NEW, services: ['SMTP'] };
const stale = (server: string, more = {}) =>
  [
    'send-connector-certificate-not-in-store',
    {
      server,
      connector: 'Outbound to Office 365',
      tlsCertificateName: OLD,
      sourceServers: ['EX01', 'EX02'],
      ...certificate,
      ...more,
    },
  ] as const;
const received = (server: string, more = {}) =>
  [
    'tls-certificate-name-not-in-store',
    {
      server,
      connector: `${server}\\Default Frontend ${server}`,
      tlsCertificateName: OLD,
      ...certificate,
      ...more,
    },
  ] as const;

describe('naming a certificate', () => {
  it('sets the one send connector once, from a certificate that all its servers hold', () => {
    const { steps, refusals } = planned(stale('EX01'), stale('EX02'));
    expect(refusals).toEqual([]);
    expect(steps).toMatchObject([
      {
        server: null,
        change: {
          cmdlet: 'Set-SendConnector',
          parameters: {
            Identity: { value: 'Outbound to Office 365' },
            TlsCertificateName: { servers: ['EX01', 'EX02'], thumbprint: 'D'.repeat(40), expected: NEW },
          },
        },
        rollback: { parameters: { TlsCertificateName: { kind: 'text', value: OLD } } },
        answers: ['F1', 'F2'],
      },
    ]);
  });

  it('refuses where not every source server holds one certificate', () => {
    const none = { thumbprint: null, expectedTlsCertificateName: null, services: null };
    const { steps, refusals } = planned(stale('EX01', none));
    expect(steps).toEqual([]);
    expect(refusals[0]).toMatchObject({ code: 'FINDING_INCOMPLETE', findings: ['F1'] });
  });

  it('sets a send connector for a finding about it as such, and enables the certificate on its first source server', () => {
    const { steps, refusals } = planned([
      'tls-certificate-name-look-alike',
      { ...stale('EX01', { server: null, services: ['IIS'] })[1], kind: 'SendConnector' },
    ]);
    expect(refusals).toEqual([]);
    expect(steps.map(({ server, change }) => [server, change.cmdlet])).toEqual([
      ['EX01', 'Enable-ExchangeCertificate'],
      [null, 'Set-SendConnector'],
    ]);
  });

  it('goes through servers, send connector and HybridConfiguration in this order', () => {
    const hybrid = [
      'hybrid-configuration-certificate-stale',
      { tlsCertificateName: OLD, servers: ['EX01', 'EX02'], ...certificate },
    ] as const;
    const { steps } = planned(hybrid, stale('EX01'), received('EX02'), received('EX01'));
    expect(steps.map(({ stage, target }) => [stage, target])).toEqual([
      ['onprem-connectors', 'EX01\\Default Frontend EX01'],
      ['onprem-connectors', 'EX02\\Default Frontend EX02'],
      ['onprem-connectors', 'Outbound to Office 365'],
      ['hybrid-configuration', 'HybridConfiguration'],
    ]);
    expect(steps[3]?.change).toMatchObject({ cmdlet: 'Set-HybridConfiguration' });
    expect(Object.keys(steps[3]?.change.parameters ?? {})).toEqual(['TlsCertificateName']);
  });

  it('enables it for SMTP first where it is not, keeping the internal transport certificate', () => {
    const { steps } = planned(received('EX01', { services: ['IIS', 'IMAP'] }));
    expect(steps.map(({ stage }) => stage)).toEqual(['services', 'onprem-connectors']);
    expect(steps[0]).toMatchObject({
      change: {
        cmdlet: 'Enable-ExchangeCertificate',
        parameters: {
          Server: { value: 'EX01' },
          Thumbprint: { value: 'D'.repeat(40) },
          Services: { value: ['SMTP'] },
        },
      },
      after: [{ property: 'Services', value: { value: ['IIS', 'IMAP', 'SMTP'] } }],
      keeps: [{ property: 'InternalTransportCertificateThumbprint' }],
      rollback: null,
      disposition: 'disruptive',
    });
    expect(steps[0]?.cannotBeUndone).toContain('no service away');
  });

  it('tells a send connector from a receive connector where a rule judges both', () => {
    const { steps } = planned([
      'tls-certificate-name-look-alike',
      { ...stale('EX01')[1], kind: 'SendConnector' },
    ]);
    expect(steps.map(({ change }) => change.cmdlet)).toEqual(['Set-SendConnector']);
  });
});
