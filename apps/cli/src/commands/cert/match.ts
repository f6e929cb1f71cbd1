import { Command } from 'commander';
import { matchName, type Certificate, type NameMatch } from '@hybrid-mailflow/cert-inspector';
import { printJson, visible, type Paint, type Tone } from '@hybrid-mailflow/report';
import { leavesOf } from '../../certificates/inspect-file.js';
import { passwordFileOption, type PasswordFlags } from '../../certificates/pfx-password.js';
import { readCertificateFiles } from '../../certificates/read-certificate-files.js';
import { EXIT } from '../../exit-code.js';
import { formatOption } from '../../options.js';
import { paintFor } from '../../paint.js';
import { say, type Terminal } from '../../terminal.js';

interface MatchFlags extends PasswordFlags {
  readonly format: 'text' | 'json';
}

interface Answer {
  readonly certificate: Certificate;
  readonly match: NameMatch;
}

/** `cert match`: whether Exchange Online takes the certificates for a name. */
export function matchCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return new Command('match')
    .description('see whether certificates cover a name, as Exchange Online compares them')
    .argument('<name>', 'such as mail.contoso.com or *.contoso.com, as it stands in the connector')
    .argument('[files...]', 'PEM, DER, P7B, PFX, exports, logs; standard input with - or with none')
    .addOption(passwordFileOption())
    .addOption(formatOption('text', 'json'))
    .action(async (name: string, paths: string[], flags: MatchFlags) => {
      const { files, unreadable } = await readCertificateFiles(paths, flags, terminal);
      for (const { issues } of files)
        for (const { severity, text } of issues) if (severity !== 'info') say(terminal, visible(text));
      const answers = files.flatMap(({ certificates }) =>
        leavesOf(certificates).map((certificate) => ({ certificate, match: matchName(name, certificate) })),
      );
      terminal.output.write(
        flags.format === 'json'
          ? printJson({ name, certificates: answers.map(json) })
          : table(answers, paintFor(terminal)),
      );
      if (unreadable) finish(EXIT.usage);
      else if (answers.length === 0) finish(EXIT.notRecognised);
      else finish(answers.some(({ match }) => match.result === 'match') ? EXIT.nothing : EXIT.something);
    });
}

const TONES: Readonly<Record<NameMatch['result'], Tone>> = {
  match: 'good',
  uncertain: 'doubtful',
  'no-match': 'bad',
};

function table(answers: readonly Answer[], paint: Paint): string {
  return answers
    .map(({ certificate: { origin, subject, thumbprint }, match: { result, confidence, reason } }) => {
      const title = `${paint(TONES[result], result.padEnd(9))}  ${confidence.padEnd(7)}  ${visible(subject || '(empty subject)')}`;
      return `${title}\n           ${visible(reason)}\n           ${paint('faint', visible(`${origin.item}  ${thumbprint ?? ''}`.trimEnd()))}\n`;
    })
    .join('');
}

function json({ certificate: { origin, subject, thumbprint }, match }: Answer): object {
  return { file: origin.item, thumbprint: thumbprint ?? null, subject, ...match };
}
