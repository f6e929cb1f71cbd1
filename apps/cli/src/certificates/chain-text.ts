import type { Certificate, ChainInspection, TrustVerdict } from '@hybrid-mailflow/cert-inspector';
import { visible, type Tone } from '@hybrid-mailflow/report';
import { paragraph, type Setting } from './setting.js';

const TONES: Readonly<Record<TrustVerdict['result'], Tone>> = {
  trusted: 'good',
  invalid: 'bad',
  'untrusted-root': 'bad',
  incomplete: 'bad',
  unknown: 'faint',
};

/** A chain, what each store says of it, and what is to be said of the order it came in. */
export function chainLines({ rebuilt, remarks, verdicts }: ChainInspection, setting: Setting): string[] {
  const { paint } = setting;
  const shown = rebuilt.map(shortName).map(visible).join(' ← ');
  return [
    `${paint('label', 'CHAIN')}  ${paint('strong', shown)}`,
    ...verdicts.flatMap((verdict) => verdictLines(verdict, setting)),
    ...remarks.flatMap(({ text }) => paragraph('as sent:', paint('faint', 'as sent:'), text, setting)),
    `  ${paint('faint', 'revocation was not checked: nothing is fetched')}`,
  ];
}

function shortName({ commonName, subject }: Certificate): string {
  return commonName ?? (subject || '(empty subject)');
}

function verdictLines(verdict: TrustVerdict, setting: Setting): string[] {
  const { store, result, reason, path, problems, weaklySigned } = verdict;
  const { paint } = setting;
  const label = visible(`${store}: ${result}`);
  const offered = path.at(-1)?.issuerLocations?.[0];
  const more = [
    // The reason of an invalid chain is its first problem.
    ...problems.slice(result === 'invalid' ? 1 : 0).map(({ text }) => text),
    ...weaklySigned.map(
      ({ subject }) => `${subject} is signed over SHA-1 or MD5: Exchange Online refuses it`,
    ),
    ...(result === 'incomplete' && offered !== undefined
      ? [`the authority offers it at ${offered}; nothing was fetched`]
      : []),
  ];
  return [
    ...paragraph(label, paint(TONES[result], label), reason, setting),
    ...more.flatMap((text) => paragraph('', '', text, setting)),
  ];
}
