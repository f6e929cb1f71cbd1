import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caseFolder, repository } from '../testing/src/index.js';
import { CASES, casesPage, filesOf } from './registry.js';

for (const entry of CASES) {
  const folder = caseFolder(entry.slug);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of filesOf(entry)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  console.log(`cases/${entry.slug}`);
}

writeFileSync(join(repository, 'cases/README.md'), await casesPage());
