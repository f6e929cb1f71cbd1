import type { SettingChange } from './answer.js';
import type { FindingArguments } from './finding-arguments.js';
import type { Refusal } from './plan.js';
import { quoteArgument } from './powershell/quote.js';

const HOST = /^(?=.{1,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/**
 * Why there is no step that names a certificate on a receive connector of Exchange 2010, and what applies there instead: the
 * Fqdn of a connector of its own selects it (§A.2.4, §D.4). Fqdn of the default connector must stay (§A.2.8).
 */
export function onExchange2010(
  args: FindingArguments,
  changes: readonly SettingChange[],
): Refusal | undefined {
  const isNaming = changes.some(
    ({ target, property }) => target.kind === 'ReceiveConnector' && property === 'TlsCertificateName',
  );
  if (args.optionalText('product') !== '2010' || !isNaming) return undefined;
  const server = args.text('server');
  const name = commonName(args.optionalText('expectedTlsCertificateName') ?? '');
  const command =
    `New-ReceiveConnector -Name 'Inbound from Office 365' -Server ${quoteArgument(server)} -Bindings '0.0.0.0:25' -RemoteIPRanges RANGES ` +
    `-Fqdn ${name} -AuthMechanism Tls -PermissionGroups AnonymousUsers -TlsDomainCapabilities 'mail.protection.outlook.com:AcceptOorgProtocol'`;
  return {
    code: 'EXCHANGE_TOO_OLD',
    text:
      `No step on ${server}: Exchange 2010 has no TlsCertificateName, and serves the certificate that bears the Fqdn of the connector. ` +
      'Best let a newer server take the mail of Exchange Online, which refuses servers of this age more and more. Else give it a connector of its own there, ' +
      `in its Exchange Management Shell, first with -WhatIf: ${command}. RANGES are the addresses of Exchange Online (https://endpoints.office.com); ` +
      'Fqdn of the default connector stays as it is.',
    causes: [],
    findings: [args.finding.id],
  };
}

/** The host name in the subject of `<I>issuer<S>subject`; `NAME` where it is none. */
function commonName(identifier: string): string {
  const name = /<S>(?:.*, ?)?CN=([^,"+]+)/.exec(identifier)?.[1]?.trim() ?? '';
  return HOST.test(name) ? name : 'NAME';
}
