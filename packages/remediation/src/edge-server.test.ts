import { describe, expect, it } from 'vitest';
import { planned } from '../test/planned.js';

const stale = {
  server: 'EDGE01',
  connector: 'EDGE01\\Default internal receive connector EDGE01',
  tlsCertificateName: '<I>CN=Old CA<S>CN=mail.contoso.com',
  thumbprint: 'D'.repeat(40),
  expectedTlsCertificateName: '<I>CN=New CA<S>CN=mail.contoso.com',
  services: ['SMTP'],
};

describe('an Edge server', () => {
  it('gets no step, but the commands to type on it', () => {
    const { steps, refusals } = planned(['tls-certificate-name-not-in-store', { ...stale, edge: true }]);
    expect(steps).toEqual([]);
    expect(refusals[0]).toMatchObject({ code: 'EDGE_SERVER', findings: ['F1'] });
    expect(refusals[0]?.text).toContain(
      "Set-ReceiveConnector -Identity 'EDGE01\\Default internal receive connector EDGE01' -TlsCertificateName",
    );
  });

  it('does not keep settings of the organization from being changed', () => {
    const { steps } = planned([
      'tls-domain-not-in-served-certificate',
      {
        server: 'EDGE01',
        edge: true,
        connector: 'Outbound to 1',
        tlsDomain: 'a.example',
        expected: 'b.example',
      },
    ]);
    expect(steps).toHaveLength(1);
  });
});
