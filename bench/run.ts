import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Every file here but this one and its helpers exports `run`, prints medians and ratios, and asserts nothing. */
const HELPERS = new Set(['run.ts', 'measure.ts']);
const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !HELPERS.has(name));
for (const name of names) {
  const id = name.replace('.ts', '');
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  console.log(`\n# ${id}`);
  const bench = (await import(pathToFileURL(join(import.meta.dirname, name)).href)) as {
    run(): Promise<void>;
  };
  await bench.run();
}
