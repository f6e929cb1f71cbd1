import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../testing/src/index.js';
import { runCommand } from './run-command.js';
import { runProgram } from './run-program.js';

/**
 * An example in a page is a fenced block whose first line is a command, with what it prints below, or a block of
 * TypeScript followed by a block with what it prints. Input for standard input stands behind `<`, a file of the repository.
 */
const COMMAND = /^```(?:console|text)\n\$ ((?:hybrid-mailflow|npm start --) [^\n]+)\n([\s\S]*?)^```$/gm;
const PROGRAM = /^```ts\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm;

export interface Example {
  readonly page: string;
  readonly kind: 'command' | 'program';
  /** What is run. */
  readonly source: string;
  readonly printed: string;
}

/** The README, the package READMEs and every page under docs/. */
export function pages(): string[] {
  const packages = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(repository, folder)).map((name) => `${folder}/${name}/README.md`),
  );
  const docs = readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  return ['README.md', ...packages, ...docs.sort()];
}

export function examplesIn(page: string): Example[] {
  const text = readPage(page);
  const found = (kind: Example['kind'], pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, source = '', printed = '']) => ({ page, kind, source, printed }));
  return [...found('command', COMMAND), ...found('program', PROGRAM)];
}

/** What an example prints now. @throws Error when it fails. */
export function run({ kind, source, page }: Omit<Example, 'printed'>): Promise<string> {
  return kind === 'command' ? runCommand(source) : Promise.resolve(runProgram(source, page));
}

/** The page with every example's output as it is printed now. */
export async function refreshed(page: string): Promise<string> {
  let text = readPage(page);
  for (const example of examplesIn(page)) {
    const { kind, source, printed } = example;
    const between = kind === 'command' ? '' : '```\n\n```text\n';
    const end = kind === 'command' ? '\n' : '';
    text = text.replace(
      `${source}${end}${between}${printed}\`\`\``,
      `${source}${end}${between}${(await run(example)).replaceAll('$', '$$$$')}\`\`\``,
    );
  }
  return text;
}

function readPage(page: string): string {
  try {
    return readFileSync(join(repository, page), 'utf8');
  } catch {
    return '';
  }
}
