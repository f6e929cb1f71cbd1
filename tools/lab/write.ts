import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../testing/src/index.js';
import { accuracyPage, RUN } from './accuracy-page.js';
import { LAB_CAUSES } from './causes/index.js';
import { generate, itemsOf } from './generate.js';
import { measure } from './measure.js';

const [id, seed = String(RUN.seed), folder = 'lab-evidence'] = process.argv.slice(2);

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}

// `pnpm lab` measures; `pnpm lab <cause or healthy> [seed] [folder]` writes one organization to look at.
if (id === undefined) {
  put(
    join(repository, 'docs/reference/accuracy.md'),
    accuracyPage(await measure(RUN.seed, RUN.each, RUN.healthy)),
  );
} else {
  const cause = LAB_CAUSES.find((entry) => entry.id === id) ?? null;
  if (!cause && id !== 'healthy') throw new Error(`no cause ${id}`);
  for (const { label, bytes } of itemsOf(generate(cause, Number(seed)), Number(seed)))
    put(join(folder, label), bytes);
}
