import { format } from 'prettier';
import { CATALOGUE } from '../../packages/trace-parser/src/catalogue/index.js';
import type {
  CatalogueEntry,
  CatalogueFamily,
} from '../../packages/trace-parser/src/catalogue/catalogue-entry.js';

/** Path of the page in the repository. */
export const CODES_PAGE = 'docs/reference/codes.md';

const FAMILIES: readonly (readonly [CatalogueFamily, string])[] = [
  ['enhanced-code', 'Enhanced status codes'],
  ['token', 'Words'],
  ['network-error', 'Network errors'],
  ['windows-status', 'Windows status codes'],
  ['event', 'Events'],
  ['log-phrase', 'Rows of the protocol logs'],
];
const FLOWS: Readonly<Record<CatalogueEntry['flow'], string>> = {
  'cloud-to-onprem': 'Exchange Online to your servers',
  'onprem-to-cloud': 'your servers to Exchange Online',
  either: 'either way',
};
const HEAD = `# Codes, words and events

What \`hybrid-mailflow explain\` knows, and what a diagnosis says of a fault. Written from the catalogue in
\`packages/trace-parser/src/catalogue\` by \`pnpm docs\`; change it there.

A reply often quotes another. The innermost word decides; the outer code only tells whether it will be tried again. Likely
causes stand in order, most likely first. Class \`not-transport-security\` means that certificates and connectors have no part in it.
`;

/** The page of all codes, as it stands in the repository. */
export async function codesPage(): Promise<string> {
  const sections = FAMILIES.map(([family, title]) => {
    const entries = CATALOGUE.filter((entry) => entry.family === family).map(entryText);
    return `## ${title}\n\n${entries.join('\n')}`;
  });
  return await format(`${HEAD}\n${sections.join('\n')}`, { parser: 'markdown', printWidth: 110 });
}

function entryText(entry: CatalogueEntry): string {
  const {
    id,
    class: faultClass,
    raisedBy,
    flow,
    meaning,
    likelyCauses,
    remedy,
    names = [],
    codes = [],
    sources,
  } = entry;
  const also = [...codes, ...names];
  const lines = [
    ...(likelyCauses.length > 0 ? [`- Likely causes: ${coded(likelyCauses)}`] : []),
    ...(remedy === undefined ? [] : [`- Begin: ${escaped(remedy)}`]),
    ...(also.length > 0 ? [`- Also: ${coded(also)}`] : []),
    `- Sources: ${sources.map(({ title, url }) => `[${escaped(title)}](<${url}>)`).join(', ')}`,
  ];
  return `### \`${id}\`\n\n\`${faultClass}\`, said by ${escaped(raisedBy)}, ${FLOWS[flow]}\n\n${escaped(meaning)}\n\n${lines.join('\n')}\n`;
}

function coded(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|]/g, '\\$&');
}
