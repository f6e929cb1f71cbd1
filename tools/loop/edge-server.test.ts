import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { planned } from '../../packages/remediation/test/planned.js';
import { LOOPS, withCopies } from './loops.js';
import { PlayedOrganization } from './played-organization.js';

const { missing, version } = findPowershell();
const CONNECTOR = 'EDGE01\\Default internal receive connector EDGE01';
const OLD = '<I>CN=Old CA<S>CN=mail.contoso.com';

let session: PowershellSession;
beforeAll(() => {
  if (missing === '') session = new PowershellSession();
});
afterAll(() => {
  if (missing === '') session.end();
});

describe.skipIf(missing !== '')(`what a person types on an Edge server (${version}${missing})`, () => {
  it('shows the change with -WhatIf, and makes it without', { timeout: 60_000 }, async () => {
    const organization = new PlayedOrganization(session, edgeState());
    const [certificate] = (organization.state.certificates['EDGE01'] ?? []).filter(
      ({ Subject }) => Subject !== 'CN=EDGE01',
    );
    const name = `<I>${String(certificate?.['Issuer'])}<S>${String(certificate?.['Subject'])}`;
    const { refusals } = planned([
      'tls-certificate-name-not-in-store',
      {
        server: 'EDGE01',
        edge: true,
        connector: CONNECTOR,
        tlsCertificateName: OLD,
        thumbprint: String(certificate?.['Thumbprint']),
        expectedTlsCertificateName: name,
        services: ['SMTP'],
      },
    ]);
    const typed = refusals[0]?.text.split('without -WhatIf: ')[1] ?? '';
    const type = async (text: string) => {
      writeFileSync(join(organization.folder, 'typed.ps1'), text);
      expect(await organization.run('onprem', 'typed.ps1')).toMatchObject({ exitCode: 0, error: null });
      const { objects } = organization.state;
      return objects['ReceiveConnector']?.find(({ Identity }) => Identity === CONNECTOR)?.[
        'TlsCertificateName'
      ];
    };
    expect(typed).toContain('-WhatIf');
    expect(await type(typed)).toBe(OLD);
    expect(await type(typed.replace(' -WhatIf', ''))).toBe(name);
    organization.remove();
  });
});

/** The founding organization with an Edge server whose connector names a certificate that is gone. */
function edgeState() {
  const [founding] = LOOPS;
  if (founding === undefined) throw new Error('no founding loop');
  const state = withCopies(founding.state(), 'EX02', ['EDGE01']);
  for (const connector of state.objects['ReceiveConnector'] ?? []) {
    if (connector['Identity'] !== 'EDGE01\\Default Frontend EDGE01') continue;
    Object.assign(connector, {
      Identity: CONNECTOR,
      Name: CONNECTOR.split('\\')[1],
      TlsCertificateName: OLD,
    });
  }
  return { ...state, localServer: 'EDGE01' };
}
