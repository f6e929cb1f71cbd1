import type { FindingArguments } from './finding-arguments.js';

/** Why a finding gets no step, and what to do about it: the end of the sentence `No step, because …`. */
export function whatIsMissing(args: FindingArguments): string {
  const { missing, finding } = args;
  const wantsCertificate = Object.hasOwn(finding.args, 'expectedTlsCertificateName');
  if (!wantsCertificate || !missing.includes('thumbprint')) {
    return `the evidence does not tell ${missing.join(', ')}`;
  }
  if (args.flag('edge')) {
    return 'an Edge server is changed only in its own shell: choose a certificate there with Get-ExchangeCertificate, and give its name to the connector';
  }
  return (
    `the evidence shows no usable certificate with the name that is needed in ${storesOf(args)}. ` +
    'Export it with its private key from a server that has it, or have it issued; import it there (Import-ExchangeCertificate), collect again, and plan again'
  );
}

function storesOf(args: FindingArguments): string {
  const server = args.optionalText('server');
  const servers =
    args.optionalTexts('sourceServers') ?? args.optionalTexts('servers') ?? (server === null ? [] : [server]);
  const [only = 'any store', ...others] = servers;
  if (servers.length === 0) return only;
  return others.length === 0 ? `the store of ${only}` : `all of the stores of ${servers.join(', ')}`;
}
