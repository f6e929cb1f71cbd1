import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../testing/src/index.js';

/** Which page explains the codes of which package. */
const PAGES: Readonly<Record<string, string>> = {
  'cert-inspector': 'docs/reference/issues/cert-inspector.md',
  'connector-model': 'docs/reference/issues/connector-model.md',
  diagnosis: 'docs/reference/issues/diagnosis.md',
  'powershell-export': 'docs/reference/issues/powershell-export.md',
  remediation: 'docs/reference/plan-refusals.md',
  'trace-parser': 'docs/reference/issues/trace-parser.md',
};

/** Words of Windows that look like codes: the types of registry values. */
const WINDOWS_TYPE = 'REG_';

function sources(folder: string, but = /^$/): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !but.test(path))
    .map((path) => readFileSync(join(repository, folder, path), 'utf8'));
}

describe('codes', () => {
  it.each(Object.entries(PAGES))('of %s stand in %s, and no other', (name, page) => {
    // The names of Windows errors in the catalogue are written like codes of issues.
    const used = sources(`packages/${name}/src`, /^catalogue\b/).flatMap((text) =>
      [...text.matchAll(/'([A-Z]{2,}(?:_[A-Z]+)+)'/g)].map(([, code = '']) => code),
    );
    const documented = [...readFileSync(join(repository, page), 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(
      ([, code]) => code,
    );
    expect(documented).toEqual([...new Set(used)].filter((code) => !code.startsWith(WINDOWS_TYPE)).sort());
  });
});

describe('pages named in the sources', () => {
  const named = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(repository, group)).flatMap((name) =>
      sources(`${group}/${name}/src`).flatMap((text) => text.match(/\bdocs\/[\w/-]+\.md\b/g) ?? []),
    ),
  );

  it.each([...new Set(named)])('%s is there', (page) => {
    expect(existsSync(join(repository, page))).toBe(true);
  });
});

describe('packages and apps', () => {
  it.each(
    ['packages', 'apps'].flatMap((group) =>
      readdirSync(join(repository, group)).map((name) => `${group}/${name}/README.md`),
    ),
  )('%s is there', (page) => {
    expect(existsSync(join(repository, page))).toBe(true);
  });
});
