import { join } from 'node:path';
import { build } from 'tsup';
import config from '../apps/cli/tsup.config.js';

const app = join(import.meta.dirname, '../apps/cli');

/** Bundles the command line as it is published; gives the path of its main file. */
export async function bundleCommandLine(folder: string): Promise<string> {
  const entries = Object.entries(config.entry as Record<string, string>);
  const entry = Object.fromEntries(entries.map(([name, path]) => [name, join(app, path)]));
  await build({ ...config, config: false, entry, outDir: folder, silent: true });
  return join(folder, 'main.js');
}
