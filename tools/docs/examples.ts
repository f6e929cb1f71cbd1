import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/**
 * An example in a page: a fenced block whose first line is `$ hybrid-mailflow …`, with what it prints below.
 * Input for standard input stands behind `<` and is a file of the repository.
 */
const EXAMPLE = /^```(?:console|text)\n\$ (hybrid-mailflow [^\n]+)\n([\s\S]*?)^```$/gm;

export interface Example {
  readonly page: string;
  readonly command: string;
  readonly printed: string;
}

/** The README, the package READMEs and every page under docs/. */
export function pages(): string[] {
  const packages = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/README.md`),
  );
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  return ['README.md', ...packages, ...docs.sort()];
}

export function examplesIn(page: string): Example[] {
  const text = readPage(page);
  return [...text.matchAll(EXAMPLE)].map(([, command = '', printed = '']) => ({ page, command, printed }));
}

/** Runs the command from the sources, as a terminal of 100 columns without colour would show it. */
export function run(command: string): string {
  const [line = '', input] = command.split(' < ');
  const args = line.split(' ').slice(1);
  const result = spawnSync(
    process.execPath,
    ['--conditions=source', '--import=tsx', join(root, 'apps/cli/src/main.ts'), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' },
      ...(input === undefined ? {} : { input: readFileSync(join(root, input), 'utf8') }),
    },
  );
  if (result.status === null || result.status >= 2) throw new Error(`${command}: ${result.stderr}`);
  return result.stdout;
}

/** The page with every example's output as it is printed now. */
export function refreshed(page: string): string {
  return readPage(page).replace(EXAMPLE, (block, command: string, printed: string) =>
    block.replace(`$ ${command}\n${printed}`, () => `$ ${command}\n${run(command)}`),
  );
}

function readPage(page: string): string {
  try {
    return readFileSync(join(root, page), 'utf8');
  } catch {
    return '';
  }
}
