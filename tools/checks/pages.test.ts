import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CITATIONS as LINT_CITATIONS } from '../../packages/cert-inspector/src/lints/citations.js';
import { CITATIONS } from '../../packages/diagnosis/src/rules/citations.js';
import { SOURCES } from '../../packages/trace-parser/src/catalogue/sources.js';
import { repository } from '../testing/src/index.js';

/** Pages of Microsoft Learn that only texts name; each is in a public repository of Microsoft's documentation. */
const NAMED_BY_TEXTS = [
  '/exchange/transport-options',
  '/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/set-up-connectors-to-route-mail',
  '/powershell/module/exchangepowershell/set-inboundconnector',
];

/** The path of a page in the one form that is used: without language, anchor or query. */
const PAGE = /^\/[a-z0-9().=%-]+(?:\/[a-z0-9().=%-]+)+$/;

/** An address, with the pairs of brackets in it, up to the bracket that ends the link. */
const LINK = /(https:\/\/(?:learn|docs)\.microsoft\.com(?:[^\s()"'`<>]|\([^\s()]*\))*)/g;

const CITED: readonly Readonly<Record<string, { readonly url: string }>>[] = [
  CITATIONS,
  LINT_CITATIONS,
  SOURCES,
];

const known = new Set([
  ...CITED.flatMap((pages) => Object.values(pages).map(({ url }) => pathOf(url))),
  ...NAMED_BY_TEXTS,
]);

function pathOf(url: string): string {
  return url
    .replace('%28', '(')
    .replace('%29', ')')
    .replace(/^https:\/\/learn\.microsoft\.com/, '');
}

describe('pages of Microsoft Learn', () => {
  const files = readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );

  it.each([...known].filter((path) => path.startsWith('/')))(
    '%s is named without language and anchor',
    (path) => {
      expect(path).toMatch(PAGE);
    },
  );

  it.each(files)('named in docs/%s are known ones', (path) => {
    const text = readFileSync(join(repository, 'docs', path), 'utf8');
    const named = [...text.matchAll(LINK)].map(([, url = '']) => pathOf(url));
    expect(named.filter((page) => !known.has(page))).toEqual([]);
  });
});
