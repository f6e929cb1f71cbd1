import { CAUSES } from '@hybrid-mailflow/diagnosis';
import { visible, wrapWords, type Paint } from '@hybrid-mailflow/report';
import type { CatalogueEntry } from '@hybrid-mailflow/trace-parser';
import type { Explanation } from './explanation.js';
import { formatPage } from './format-page.js';

const FAMILIES: Readonly<Record<CatalogueEntry['family'], string>> = {
  token: 'word',
  'enhanced-code': 'enhanced status code',
  'network-error': 'network error',
  'windows-status': 'Windows status',
  event: 'event',
  'log-phrase': 'protocol log',
};
const FLOWS: Readonly<Record<CatalogueEntry['flow'], string>> = {
  'cloud-to-onprem': 'Exchange Online to your servers',
  'onprem-to-cloud': 'your servers to Exchange Online',
  either: 'either way',
};
const MARGIN = 10;

function worded(id: string, at: number): string {
  const cause = Object.entries(CAUSES).find(([causeId]) => causeId === id)?.[1];
  return `${at + 1}. ${cause ? `${cause.possibility} (${id})` : id}`;
}

/** The explanation for a terminal of `width` columns. */
export function formatExplanation(explanation: Explanation, width: number, paint: Paint): string {
  const row = (label: string, text: string) =>
    wrapWords(text, width - MARGIN)
      .map(
        (line, at) =>
          `${at === 0 ? paint('label', label) + ' '.repeat(MARGIN - label.length) : ' '.repeat(MARGIN)}${line}\n`,
      )
      .join('');
  const list = (label: string, texts: readonly string[]) =>
    texts.map((text, at) => row(at === 0 ? label : '', text)).join('');
  const heading = (name: string, kind: string) => `${paint('strong', name)}  ${paint('faint', kind)}\n`;
  const layPage = (page: string) => `\n${formatPage(page, width, paint)}`;
  const blocks = [
    ...(explanation.readAs.length > 0 ? [row('READ AS', visible(explanation.readAs.join(', ')))] : []),
    ...explanation.entries.map(
      (entry) =>
        heading(entry.id, `${FAMILIES[entry.family]}, ${entry.class}`) +
        row('MEANS', entry.meaning) +
        row('SAID BY', entry.raisedBy) +
        row('FLOW', FLOWS[entry.flow]) +
        list('CAUSES', entry.likelyCauses.map(worded)) +
        (entry.remedy === undefined ? '' : row('BEGIN', entry.remedy)) +
        (entry.names === undefined ? '' : row('ALSO', entry.names.join(', '))) +
        list(
          'SOURCES',
          entry.sources.flatMap(({ title, url }) => [title, url]),
        ),
    ),
    ...explanation.causes.map(({ id, page }) => heading(id, 'cause') + layPage(page)),
    ...explanation.rules.map(({ id, severity, page }) => heading(id, `rule, ${severity}`) + layPage(page)),
    ...explanation.lints.map(({ id, severity, page }) => heading(id, `lint, ${severity}`) + layPage(page)),
  ];
  return blocks.join('\n');
}
