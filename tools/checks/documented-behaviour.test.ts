import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../testing/src/index.js';

/** Sections of the facts about connectors and their certificates that Microsoft documents; a test names those it holds. */
const DOCUMENTED = [
  ...['A.1.1', 'A.1.2', 'A.1.4', 'A.1.10', 'A.1.11', 'A.1.13', 'A.2.2', 'A.2.3', 'A.2.4', 'A.2.5', 'A.2.7'],
  ...['B.1', 'B.1.1', 'B.1.2', 'B.1.3', 'B.1.4', 'B.1.5', 'B.1.6', 'B.1.10', 'B.1.11', 'B.2', 'B.3'],
  ...['B.4', 'D.1', 'D.2', 'D.3', 'D.4'],
  ...['E.1', 'E.1.1', 'E.1.2', 'E.1.3', 'E.1.4', 'E.1.8', 'E.1.9', 'E.2.1', 'E.2.3', 'E.2.4', 'E.2.6'],
  ...[
    'E.3',
    'E.3.1',
    'E.3.2',
    'E.3.3',
    'E.3.4',
    'F.1',
    'F.2',
    'F.2.3',
    'F.3.1',
    'F.3.2',
    'F.3.3',
    'F.3.4',
    'F.3.5',
  ],
];

/** Documented too, but nothing an export can show or a model decide. */
const NOT_IN_EXPORTS: Readonly<Record<string, string>> = {
  'A.1.12': 'which local addresses a server has is in no export of connectors',
  'A.2.1': 'the connector on port 475 is in no export',
  'A.2.6': 'a usage is a choice while creating a connector and is not stored',
  'A.2.8': 'about what never to propose, not about what is configured',
  'B.1.7': 'about what Get-ExchangeCertificate -DomainName prints, which is no export of the store',
  'E.1.5': 'how long Exchange Online retries does not depend on the configuration',
};

const titles = readdirSync(join(repository, 'packages'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
  .map((path) => readFileSync(join(repository, 'packages', path), 'utf8'))
  .join('\n');

describe('what Microsoft documents of connectors', () => {
  it.each(DOCUMENTED)('%s is named by a test', (section) => {
    expect(titles).toMatch(new RegExp(`§${section.replaceAll('.', '\\.')}(?![0-9]|\\.[0-9])`));
  });

  it('is held, or there is a reason why not', () => {
    for (const section of Object.keys(NOT_IN_EXPORTS)) expect(DOCUMENTED).not.toContain(section);
  });
});
