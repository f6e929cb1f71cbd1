import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What each package may import of the others, and which of Node's modules. The table of CONTRIBUTING.md. */
const MAY_IMPORT: Readonly<Record<string, { packages: readonly string[]; node: readonly string[] }>> = {
  evidence: { packages: [], node: [] },
  'powershell-export': { packages: ['evidence'], node: [] },
  'trace-parser': { packages: ['evidence', 'powershell-export'], node: ['node:buffer', 'node:zlib'] },
  'cert-inspector': { packages: ['evidence', 'powershell-export'], node: ['node:crypto', 'node:tls'] },
  'connector-model': { packages: ['evidence', 'powershell-export'], node: [] },
  diagnosis: {
    packages: ['evidence', 'powershell-export', 'trace-parser', 'cert-inspector', 'connector-model'],
    node: [],
  },
  remediation: { packages: ['evidence', 'diagnosis'], node: ['node:crypto'] },
  report: { packages: ['evidence', 'connector-model', 'diagnosis', 'remediation'], node: [] },
};

/** The probe is the only networking; it stands behind its own subpath. */
const PROBE_MODULES = [
  'node:buffer',
  'node:crypto',
  'node:dns/promises',
  'node:events',
  'node:net',
  'node:stream',
  'node:tls',
];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return name.endsWith('.ts') && !name.endsWith('.test.ts') ? [path] : [];
  });
}

function importsOf(path: string): string[] {
  return ts.preProcessFile(readFileSync(path, 'utf8')).importedFiles.map(({ fileName }) => fileName);
}

describe('the layers', () => {
  it('covers every package', () => {
    expect(readdirSync(join(root, 'packages')).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  describe.each(Object.entries(MAY_IMPORT))('%s', (name, allowed) => {
    const folder = join(root, 'packages', name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const external = Object.keys(manifest.dependencies ?? {}).filter(
      (dependency) => !dependency.startsWith('@hybrid-mailflow/'),
    );

    it('declares only the packages below it', () => {
      const declared = Object.keys(manifest.dependencies ?? {}).filter((dependency) =>
        dependency.startsWith('@hybrid-mailflow/'),
      );
      for (const dependency of declared)
        expect(allowed.packages).toContain(dependency.replace('@hybrid-mailflow/', ''));
    });

    it('imports only what it declares', () => {
      for (const path of sourceFiles(join(folder, 'src'))) {
        const probe = relative(folder, path).startsWith(join('src', 'probe'));
        for (const specifier of importsOf(path)) {
          if (specifier.startsWith('.')) continue;
          if (specifier.startsWith('node:')) {
            expect(
              probe ? PROBE_MODULES : allowed.node,
              `${relative(root, path)} imports ${specifier}`,
            ).toContain(specifier);
          } else if (specifier.startsWith('@hybrid-mailflow/')) {
            expect(allowed.packages, `${relative(root, path)} imports ${specifier}`).toContain(
              specifier.split('/')[1],
            );
          } else {
            const owner = specifier.startsWith('@')
              ? specifier.split('/').slice(0, 2).join('/')
              : specifier.split('/')[0];
            expect(external, `${relative(root, path)} imports ${specifier}`).toContain(owner);
          }
        }
      }
    });

    it('keeps its index to explicit named exports', () => {
      const index = readFileSync(join(folder, 'src/index.ts'), 'utf8');
      expect(index).not.toMatch(/export \*|export default|^(?:const|function|class|let)\b/m);
    });
  });

  it('keeps node-forge behind one door', () => {
    const doors = Object.keys(MAY_IMPORT)
      .flatMap((name) => sourceFiles(join(root, 'packages', name, 'src')))
      .filter((path) => importsOf(path).includes('node-forge'));
    expect(doors.length, doors.join(', ')).toBeLessThanOrEqual(1);
  });
});
