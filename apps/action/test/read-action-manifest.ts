import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ActionManifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** Reads action.yml: two levels of keys with one-line scalars, which is all it is written in. */
export async function readActionManifest(): Promise<ActionManifest> {
  const text = await readFile(join(import.meta.dirname, '../../../action.yml'), 'utf8');
  const manifest: Record<string, Record<string, unknown>> = {};
  let section: Record<string, unknown> = {};
  let entry: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, indent = '', key = '', value = ''] = /^( *)([\w-]+):(?: (.*))?$/.exec(line) ?? [];
    if (key === '') continue;
    if (indent === '') manifest[key] = section = {};
    else if (indent.length === 2) section[key] = value === '' ? (entry = {}) : scalar(value);
    else entry[key] = scalar(value);
  }
  return manifest as unknown as ActionManifest;
}

function scalar(text: string): string {
  return /^'(.*)'$/.exec(text)?.[1]?.replaceAll("''", "'") ?? text;
}
