import { describe, expect, it } from 'vitest';
import { planned } from '../../test/planned.js';

const outbound = { connector: 'Outbound to 1', tlsDomain: 'mial.contoso.com', expected: 'mail.contoso.com' };
const inbound = {
  connector: 'Inbound from 1',
  tlsSenderCertificateName: 'hybrid.contoso.com',
  expected: 'mail.contoso.com',
};

describe('names of certificates expected', () => {
  it('changes TlsDomain alone, so that nothing less is checked', () => {
    const { steps } = planned(
      ['tls-domain-not-in-served-certificate', { server: 'EX01', ...outbound }],
      ['tls-domain-not-in-served-certificate', { server: 'EX02', ...outbound }],
    );
    expect(steps).toMatchObject([
      {
        shell: 'exchange-online',
        server: null,
        change: {
          cmdlet: 'Set-OutboundConnector',
          parameters: { Identity: { value: 'Outbound to 1' }, TlsDomain: { value: 'mail.contoso.com' } },
        },
        rollback: { parameters: { TlsDomain: { value: 'mial.contoso.com' } } },
      },
    ]);
    expect(Object.keys(steps[0]?.change.parameters ?? {})).toEqual(['Identity', 'TlsDomain']);
  });

  it('refuses without a name that all servers serve', () => {
    const { steps, refusals } = planned([
      'tls-domain-not-in-served-certificate',
      { server: 'EX01', ...outbound, expected: null },
    ]);
    expect(steps).toEqual([]);
    expect(refusals[0]).toMatchObject({ code: 'FINDING_INCOMPLETE', findings: ['F1'] });
  });

  it('makes one step of two findings about TlsSenderCertificateName', () => {
    const { steps } = planned(
      ['tls-sender-certificate-name-not-in-certificate', { server: 'EX01', ...inbound }],
      ['tls-sender-certificate-name-not-accepted', inbound],
    );
    expect(steps).toMatchObject([
      {
        change: {
          cmdlet: 'Set-InboundConnector',
          parameters: { TlsSenderCertificateName: { value: 'mail.contoso.com' } },
        },
        answers: ['F1', 'F2'],
      },
    ]);
  });

  it('leaves a wildcard alone that no cause complains of', () => {
    expect(planned(['tls-sender-certificate-name-too-broad', inbound]).steps).toEqual([]);
  });

  it('gives the send connector back an empty TlsDomain', () => {
    const [step] = planned([
      'send-connector-tls-domain-wrong',
      { connector: 'Outbound', tlsDomain: null, expected: 'mail.protection.outlook.com' },
    ]).steps;
    expect(step?.rollback?.parameters['TlsDomain']).toEqual({ kind: 'null' });
  });
});
