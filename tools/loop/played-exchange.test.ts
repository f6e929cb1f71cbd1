import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { LOOPS } from './loops.js';
import { PlayedOrganization, type Side } from './played-organization.js';

const { missing, version } = findPowershell();
const [founding] = LOOPS;
const FRONTEND = "-Identity 'EX02\\Default Frontend EX02'";
const CLOUD = "-Identity 'Outbound to 11f0b04e-da61-4aeb-9564-6fde72b0058e'";

/** What tests rely on: that the played Exchange refuses, warns and hides as the real one does. */
describe.skipIf(missing !== '')(`the played Exchange, in PowerShell ${version}${missing}`, () => {
  let session: PowershellSession;
  let organization: PlayedOrganization;
  beforeAll(() => {
    session = new PowershellSession();
  });
  afterAll(() => session.end());
  beforeEach(() => {
    if (founding === undefined) throw new Error('no founding loop');
    organization = new PlayedOrganization(session, founding.state());
  });
  afterEach(() => organization.remove());

  async function run(command: string, side: Side = 'onprem') {
    writeFileSync(join(organization.folder, 'command.ps1'), `${command}\n`);
    const { error, output } = await organization.run(side, 'command.ps1');
    return error ?? output;
  }

  it.each<[string, Side, string, RegExp]>([
    [
      'an unknown parameter',
      'onprem',
      `Set-ReceiveConnector ${FRONTEND} -TlsCertificateNames x`,
      /parameter name/,
    ],
    [
      'the singular AcceptCloudServiceMail (§D.1)',
      'onprem',
      `Set-ReceiveConnector ${FRONTEND} -TlsDomainCapabilities 'mail.protection.outlook.com:AcceptCloudServiceMail'`,
      /is no capability/,
    ],
    ['a text for a truth value', 'onprem', `Set-ReceiveConnector ${FRONTEND} -RequireTLS 'yes'`, /Boolean/],
    [
      'an unknown enumeration name',
      'onprem',
      `Set-ReceiveConnector ${FRONTEND} -AuthMechanism 'Tls, Magic'`,
      /Magic/,
    ],
    [
      'RequireTLS without Tls (§D.2)',
      'onprem',
      `Set-ReceiveConnector ${FRONTEND} -AuthMechanism Integrated -RequireTLS $true -DomainSecureEnabled $false -ErrorAction Stop`,
      /RequireTLS/,
    ],
    [
      'two connectors with one binding and one range (§A)',
      'onprem',
      "New-ReceiveConnector -Name Relay -Server EX02 -Bindings '0.0.0.0:25', '[::]:25' -RemoteIPRanges (Get-ReceiveConnector -Identity 'EX02\\Default Frontend EX02').RemoteIPRanges -ErrorAction Stop",
      /conflict with the settings/,
    ],
    [
      'a certificate name without its tags',
      'onprem',
      `Set-ReceiveConnector ${FRONTEND} -TlsCertificateName 'CN=x'`,
      /not valid/,
    ],
    [
      'smart hosts beside MX records (§E.1)',
      'cloud',
      `Set-OutboundConnector ${CLOUD} -UseMXRecord $true -ErrorAction Stop`,
      /SmartHosts/,
    ],
    [
      'a wildcard within a name (§E.1)',
      'cloud',
      `Set-OutboundConnector ${CLOUD} -TlsDomain 'mail.*.com'`,
      /first label/,
    ],
    [
      'an object nobody has',
      'onprem',
      "Get-ReceiveConnector -Identity 'EX09\\x' -ErrorAction Stop",
      /couldn't be found/,
    ],
    [
      'a certificate in use (§B.4)',
      'onprem',
      'Remove-ExchangeCertificate -Server EX02 -Thumbprint (Get-TransportService -Identity EX02).InternalTransportCertificateThumbprint -Confirm:$false -ErrorAction Stop',
      /internal transport certificate/,
    ],
  ])('refuses %s', async (_what, side, command, reason) => {
    const before = organization.settings;
    expect(await run(command, side)).toMatch(reason);
    expect(organization.settings).toEqual(before);
  });

  it('goes on after a refusal, unless told to stop', async () => {
    expect(await run("Get-ReceiveConnector -Identity 'EX09\\x'; 'went on'")).toContain('went on');
  });

  it('warns that nothing is new when the same value is set again (§B.4)', async () => {
    const same =
      "-TlsCertificateName (Get-ReceiveConnector -Identity 'EX01\\Default Frontend EX01').TlsCertificateName";
    const said = await run(`Set-ReceiveConnector -Identity 'EX01\\Default Frontend EX01' ${same}`);
    expect(said).toContain('no settings of');
    expect(organization.state.log).toEqual([]);
  });

  it('does not take $WhatIfPreference of a script for its own, but takes -WhatIf', async () => {
    await run(`Set-ReceiveConnector ${FRONTEND} -Fqdn mail.contoso.com -WhatIf`);
    expect(organization.state.log).toEqual([]);
    await run(`$WhatIfPreference = $true; Set-ReceiveConnector ${FRONTEND} -Fqdn mail.contoso.com`);
    expect(organization.state.log).toEqual(['Set-ReceiveConnector EX02\\Default Frontend EX02 Fqdn']);
  });

  it('adds to lists and takes from them', async () => {
    await run(
      `Set-ReceiveConnector ${FRONTEND} -TlsDomainCapabilities @{ Add = 'a.example:AcceptOorgProtocol' }`,
    );
    await run(
      `Set-ReceiveConnector ${FRONTEND} -TlsDomainCapabilities @{ Add = 'b.example:AcceptOorgProtocol'; Remove = 'a.example:AcceptOorgProtocol' }`,
    );
    expect(await run(`"$((Get-ReceiveConnector ${FRONTEND}).TlsDomainCapabilities)"`)).toBe(
      'b.example:AcceptOorgProtocol',
    );
  });

  it('replaces the internal transport certificate only where the question is answered Yes (§B.2)', async () => {
    const enable =
      'Enable-ExchangeCertificate -Server EX02 -Thumbprint 11AF98AE0CDE320912B0D3C9110997C14691FFAB -Services SMTP';
    const internal = '(Get-TransportService -Identity EX02).InternalTransportCertificateThumbprint';
    expect(await run(`${enable} -Force; ${internal}`)).toContain('11AF98AE0CDE320912B0D3C9110997C14691FFAB');
    expect(organization.state.log).toContain(
      'Enable-ExchangeCertificate replaced the internal transport certificate of EX02',
    );
  });

  it('gives values as objects with the text form Exchange prints (§G.1)', async () => {
    const types = await run(
      `$c = Get-ReceiveConnector -Identity 'EX01\\Default Frontend EX01'; $c.TlsCertificateName.CertificateSubject; "$($c.Bindings[0])"; $c.Bindings[0].Port; "$($c.AuthMechanism)"`,
    );
    expect(types.split('\n')).toEqual([
      'CN=mail.contoso.com, O=Contoso Ltd, L=London, C=GB',
      '[::]:25',
      '25',
      'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer',
    ]);
  });
});
