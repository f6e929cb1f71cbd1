import { Command, InvalidArgumentError } from 'commander';
import { probe, type ProbeOptions } from '@hybrid-mailflow/cert-inspector/probe';
import { printJson, reachesThreshold, type Threshold } from '@hybrid-mailflow/report';
import { passwordFileOption, type PasswordFlags } from '../../certificates/pfx-password.js';
import { settingFor } from '../../certificates/setting.js';
import { trustOption, trustStores } from '../../certificates/trust-stores.js';
import { EXIT } from '../../exit-code.js';
import { asOfOption, failOnOption, formatOption } from '../../options.js';
import { clientCertificate } from '../../probe/client-certificate.js';
import { inspectProbe, isSound, type InspectedHost } from '../../probe/inspect-probe.js';
import { parseTarget } from '../../probe/parse-target.js';
import { probeJson } from '../../probe/probe-json.js';
import { probeText } from '../../probe/probe-text.js';
import type { Terminal } from '../../terminal.js';

interface ProbeFlags extends PasswordFlags {
  readonly format: 'text' | 'json';
  readonly expect?: string;
  readonly allAddresses?: true;
  readonly versions?: true;
  readonly transcript?: true;
  readonly clientCertificate?: string;
  readonly ehlo?: string;
  readonly timeout?: number;
  readonly budget: number;
  readonly concurrency: number;
  readonly asOf?: string;
  readonly failOn: Threshold;
  readonly trust?: readonly string[];
}

/** `cert probe`: what a mail server says and serves, stage by stage. */
export function probeCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('probe')
    .description(
      'connect to mail servers and show STARTTLS stage by stage; sends EHLO, STARTTLS and QUIT, never mail',
    )
    .argument(
      '<hosts...>',
      'HOST or HOST:PORT, such as mail.contoso.com or [2001:db8::1]:587; port 25 when left out',
    )
    .option('--expect <name>', 'the name Exchange Online expects (TlsDomain of the OutboundConnector)')
    .option('--all-addresses', 'probe every address behind the name, not only the first that answers')
    .option('--versions', 'try TLS 1.2 and TLS 1.3 separately as well')
    .option('--transcript', 'show what was said, line by line')
    .option('--client-certificate <file>', 'present this certificate: PFX, or PEM with its private key')
    .addOption(passwordFileOption())
    .option('--ehlo <name>', 'what the probe calls itself (default: its address)', hostName)
    .option('--timeout <seconds>', 'the longest each stage may take (default: 3 to 30 by stage)', wholeNumber)
    .option('--budget <seconds>', 'the longest everything may take', wholeNumber, 120)
    .option('--concurrency <number>', 'addresses probed at the same time', wholeNumber, 8)
    .addOption(trustOption())
    .addOption(formatOption('text', 'json'))
    .addOption(asOfOption())
    .addOption(failOnOption())
    .action(async (hosts: string[], flags: ProbeFlags) => {
      const asOf = flags.asOf ?? terminal.now();
      const targets = hosts.map(parseTarget);
      const stores = await trustStores(flags.trust, terminal);
      const probed = await probe(targets, await optionsOf(flags, terminal));
      const inspected = probed.map((host) => inspectProbe(host, { asOf, name: flags.expect, stores }));
      const text = { asOf, transcript: flags.transcript === true };
      terminal.output.write(
        flags.format === 'json'
          ? printJson({ asOf, hosts: inspected.map(probeJson) })
          : inspected.map((host) => probeText(host, text, settingFor(terminal))).join('\n'),
      );
      const faulted =
        !inspected.every(isSound) || reachesThreshold({ findings: findingsOf(inspected) }, flags.failOn);
      finish(faulted ? EXIT.something : EXIT.nothing);
    });
}

async function optionsOf(flags: ProbeFlags, terminal: Terminal): Promise<ProbeOptions> {
  const { expect, ehlo, timeout, budget, concurrency } = flags;
  const each = timeout === undefined ? undefined : timeout * 1000;
  return {
    addresses: flags.allAddresses ? 'all' : 'first',
    versions: flags.versions === true,
    budget: budget * 1000,
    concurrency,
    ...(expect === undefined ? {} : { expect }),
    ...(ehlo === undefined ? {} : { ehloName: ehlo }),
    ...(each === undefined
      ? {}
      : {
          timeouts: {
            resolve: each,
            connect: each,
            banner: each,
            ehlo: each,
            starttls: each,
            handshake: each,
          },
        }),
    ...(flags.clientCertificate === undefined
      ? {}
      : { clientCertificate: await clientCertificate(flags.clientCertificate, flags, terminal) }),
  };
}

function findingsOf(hosts: readonly InspectedHost[]) {
  return hosts
    .flatMap(({ endpoints }) => endpoints)
    .flatMap(({ lints }) => lints.filter(({ outcome }) => outcome.outcome === 'fail'));
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Write a whole number of at least 1.');
  return value;
}

function hostName(text: string): string {
  if (!/^[A-Za-z0-9.:[\]-]{1,255}$/.test(text)) throw new InvalidArgumentError('Write a host name.');
  return text;
}
