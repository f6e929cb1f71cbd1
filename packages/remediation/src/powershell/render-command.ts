import { CMDLETS } from '../data/cmdlets.js';
import type { Argument, Command } from '../plan.js';
import { quote, quoteArgument } from './quote.js';

/**
 * One command on one line: `Set-ReceiveConnector -Identity 'EX02\Default Frontend EX02' -TlsCertificateName $null`.
 * @throws TypeError when the cmdlet or a parameter is not in the table of real ones.
 */
export function renderCommand({ cmdlet, parameters }: Command): string {
  const known = Object.hasOwn(CMDLETS, cmdlet) ? CMDLETS[cmdlet] : undefined;
  if (known === undefined) throw new TypeError(`${cmdlet} is not a cmdlet a plan may use`);
  const words = Object.entries(parameters).map(([name, argument]) => {
    if (!known.includes(name)) throw new TypeError(`a plan may not give ${cmdlet} the parameter ${name}`);
    return argument.kind === 'boolean'
      ? `-${name}:${renderValue(argument)}`
      : `-${name} ${renderArgument(argument)}`;
  });
  return [cmdlet, ...words].join(' ');
}

/**
 * The command as a person would type it, without the functions of our scripts: the certificate is read first, into
 * `$certificate`, where its names are needed.
 */
export function renderByHand(command: Command): string {
  const certificate = Object.values(command.parameters).find(
    (argument) => argument.kind === 'tls-certificate-name',
  );
  const rest = Object.entries(command.parameters).filter(
    ([, argument]) => argument.kind !== 'tls-certificate-name',
  );
  if (certificate === undefined) return renderCommand(command);
  const [name] = Object.entries(command.parameters).find(([, argument]) => argument === certificate) ?? [''];
  const read = renderCommand({
    cmdlet: 'Get-ExchangeCertificate',
    parameters: {
      Server: { kind: 'text', value: certificate.servers[0] ?? '' },
      Thumbprint: { kind: 'text', value: certificate.thumbprint },
    },
  });
  const change = renderCommand({ cmdlet: command.cmdlet, parameters: Object.fromEntries(rest) });
  return `$certificate = ${read}\n${change} -${name} "<I>$($certificate.Issuer)<S>$($certificate.Subject)"`;
}

/** A value as a PowerShell expression. An empty list is `@()`. */
export function renderValue(argument: Argument): string {
  switch (argument.kind) {
    case 'text':
      return quote(argument.value);
    case 'text-list':
      return `@(${argument.value.map(quote).join(', ')})`;
    case 'boolean':
      return argument.value ? '$true' : '$false';
    case 'null':
      return '$null';
    case 'tls-certificate-name':
      return renderTlsCertificateName(argument);
  }
}

function renderArgument(argument: Argument): string {
  switch (argument.kind) {
    case 'text':
      return quoteArgument(argument.value);
    case 'text-list':
      // Exchange takes $null, not an empty array, for "no values".
      return argument.value.length === 0 ? '$null' : renderValue(argument);
    case 'tls-certificate-name':
      return `(${renderValue(argument)})`;
    case 'boolean':
    case 'null':
      return renderValue(argument);
  }
}

function renderTlsCertificateName(argument: Argument & { kind: 'tls-certificate-name' }): string {
  const expected = argument.expected === null ? '' : ` -Expected ${quoteArgument(argument.expected)}`;
  const [first = '', ...others] = argument.servers;
  const servers =
    others.length === 0 ? quoteArgument(first) : renderValue({ kind: 'text-list', value: argument.servers });
  return `Get-TlsCertificateName -Server ${servers} -Thumbprint ${quoteArgument(argument.thumbprint)}${expected}`;
}
