import { join } from 'node:path';
import { build } from 'tsup';
import config from '../apps/cli/tsup.config.js';

const app = join(import.meta.dirname, '../apps/cli');

/** Bundles the command line as it is published; gives the path of its main file. */
export async function bundleCommandLine(folder: string): Promise<string> {
  const entries = Object.entries(config.entry as Record<string, string>);
  await bundle(Object.fromEntries(entries.map(([name, path]) => [name, join(app, path)])), folder);
  return join(folder, 'main.js');
}

/**
 * Bundles a program of this folder; gives the path of its file. What runs the sources adds a call to every function
 * that is made, which would be measured.
 */
export async function bundleProgram(name: string, folder: string): Promise<string> {
  await bundle({ [name]: join(import.meta.dirname, `${name}.ts`) }, folder);
  return join(folder, `${name}.js`);
}

async function bundle(entry: Record<string, string>, outDir: string): Promise<void> {
  // The pages that the published command carries along are not wanted here.
  const onSuccess = () => Promise.resolve();
  await build({ ...config, config: false, entry, outDir, onSuccess, silent: true });
}
