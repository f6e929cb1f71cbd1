import { LINTS } from '@hybrid-mailflow/cert-inspector';
import { CAUSE_IDS, RULES } from '@hybrid-mailflow/diagnosis';
import { describe, expect, it } from 'vitest';
import { formatPage } from './format-page.js';
import { readPage } from './read-page.js';

const plain = (_tone: string, text: string) => text;

describe('formatPage', () => {
  const page = `# some-rule

Something is wrong.

|          |         |
| -------- | ------- |
| Severity | blocker |
| Needs    | one, two, three, four, five and six |

## Fix

One line
and [another](another.md).

- [A title](https://example.com/a-rather-long-address-that-is-kept)
- a point that is longer than a line
`;

  it('lays out headings, columns, paragraphs and lists', () => {
    expect(formatPage(page, 30, plain)).toBe(`Something is wrong.

Severity  blocker
Needs     one, two, three,
          four, five and six

FIX

One line and another.

- A title
  https://example.com/a-rather-long-address-that-is-kept
- a point that is longer than
  a line
`);
  });

  const PAGES = [
    ...CAUSE_IDS.map((id) => ['causes', id] as const),
    ...RULES.map(({ id }) => ['rules', id] as const),
    ...LINTS.map(({ id }) => ['lints', id] as const),
  ];

  it.each(PAGES)('leaves nothing of the markup of %s/%s, and nothing beyond the width', (folder, id) => {
    const lines = formatPage(readPage(folder, id), 80, plain).split('\n');
    expect(lines.filter((line) => /^#|^\||\]\(|^```/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.length > 80 && !/^ +https:\/\/\S+$/.test(line))).toEqual([]);
  });
});
