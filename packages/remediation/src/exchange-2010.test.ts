import { describe, expect, it } from 'vitest';
import { planned } from '../test/planned.js';

const unnamed = {
  server: 'EX10',
  product: '2010',
  connector: 'EX10\\Default EX10',
  tlsCertificateName: null,
  thumbprint: 'D'.repeat(40),
  expectedTlsCertificateName: '<I>CN=New CA<S>CN=mail.contoso.com, O=Contoso, C=DE',
};
const rule = 'receive-connector-without-tls-certificate-name';

describe('Exchange 2010', () => {
  it('gets no step that names a certificate, but what applies there', () => {
    const { steps, instructions, refusals } = planned([rule, unnamed]);
    expect({ steps, instructions }).toEqual({ steps: [], instructions: [] });
    expect(refusals[0]).toMatchObject({ code: 'EXCHANGE_TOO_OLD', findings: ['F1'] });
    expect(refusals[0]?.text).toContain("-Server 'EX10' -Bindings");
    expect(refusals[0]?.text).toContain('-Fqdn mail.contoso.com -AuthMechanism Tls');
  });

  it.each(["<I>a<S>CN=x'; Remove-Item", '<I>a<S>O=no host', '<I>a<S>CN=Contoso'])(
    'puts no text into a command that is no host: %s',
    (expectedTlsCertificateName) => {
      const { refusals } = planned([rule, { ...unnamed, expectedTlsCertificateName }]);
      expect(refusals[0]?.text).toContain('-Fqdn NAME -AuthMechanism');
    },
  );

  it('gets the step that adds its own capability', () => {
    const { steps } = planned([
      'receive-connector-without-cloud-capability',
      {
        server: 'EX10',
        product: '2010',
        connector: 'EX10\\Inbound from Office 365',
        tlsDomainCapabilities: [],
        expected: 'mail.protection.outlook.com:AcceptOorgProtocol',
      },
    ]);
    expect(steps.map(({ title }) => title)).toEqual([
      'Set TlsDomainCapabilities of EX10\\Inbound from Office 365',
    ]);
  });
});
