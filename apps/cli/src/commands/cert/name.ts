import { Command } from 'commander';
import { tlsCertificateName, type Certificate } from '@hybrid-mailflow/cert-inspector';
import { printJson, visible } from '@hybrid-mailflow/report';
import { leavesOf } from '../../certificates/inspect-file.js';
import { passwordFileOption, type PasswordFlags } from '../../certificates/pfx-password.js';
import { readCertificateFiles } from '../../certificates/read-certificate-files.js';
import { EXIT } from '../../exit-code.js';
import { formatOption } from '../../options.js';
import { say, type Terminal, UsageError } from '../../terminal.js';

interface NameFlags extends PasswordFlags {
  readonly format: 'text' | 'json';
  readonly thumbprint?: string;
}

/** `cert name`: the value of TlsCertificateName, and nothing else on standard output. */
export function nameCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('name')
    .description('print the TlsCertificateName of a certificate, exactly as Windows writes it')
    .argument('[file]', 'PEM, DER, P7B, PFX, export or log; standard input with - or with none')
    .option(
      '--thumbprint <hex>',
      'the certificate meant, where the file holds several; its beginning is enough',
    )
    .addOption(passwordFileOption())
    .addOption(formatOption('text', 'json'))
    .action(async (path: string | undefined, flags: NameFlags) => {
      const { files, unreadable } = await readCertificateFiles(
        path === undefined ? [] : [path],
        flags,
        terminal,
      );
      for (const { issues } of files)
        for (const { severity, text } of issues) if (severity !== 'info') say(terminal, visible(text));
      const certificates = files.flatMap((file) => file.certificates);
      if (certificates.length === 0) return finish(unreadable ? EXIT.usage : EXIT.notRecognised);
      const wanted = chosen(certificates, flags.thumbprint);
      if (flags.format === 'json') terminal.output.write(printJson(wanted.map(named)));
      else terminal.output.write(`${plainName(theOne(wanted))}\n`);
      finish(unreadable ? EXIT.usage : EXIT.nothing);
    });
}

/** Those of the thumbprint, else those a server would serve. */
function chosen(
  certificates: readonly Certificate[],
  thumbprint: string | undefined,
): readonly Certificate[] {
  if (thumbprint === undefined) return leavesOf(certificates);
  const beginning = thumbprint.replace(/[\s:]/g, '').toUpperCase();
  const found = certificates.filter((one) => one.thumbprint?.startsWith(beginning));
  if (beginning === '' || found.length === 0)
    throw new UsageError('No certificate of the file has that thumbprint.');
  return found;
}

function theOne(certificates: readonly Certificate[]): Certificate {
  const [only, ...others] = certificates;
  if (only && others.length === 0) return only;
  const list = certificates.map(
    ({ thumbprint, subject }) => `\n  ${thumbprint ?? 'no thumbprint'}  ${visible(subject)}`,
  );
  throw new UsageError(
    `The file holds ${certificates.length} certificates; say which with --thumbprint:${list.join('')}`,
  );
}

/** The value as it is to be typed: one that would act on a terminal, or of which parts are unknown, is not printed. */
function plainName(certificate: Certificate): string {
  const { partial, issuer, subject } = certificate;
  if (partial && (issuer === '' || subject === '')) {
    throw new UsageError('The text does not tell both issuer and subject: give the certificate itself.');
  }
  const value = tlsCertificateName(certificate);
  if (visible(value) === value) return value;
  throw new UsageError(
    'The name holds characters that act on a terminal or hide in it: --format json writes them safely.',
  );
}

function named(certificate: Certificate): object {
  const { thumbprint, subject } = certificate;
  return { thumbprint: thumbprint ?? null, subject, tlsCertificateName: tlsCertificateName(certificate) };
}
