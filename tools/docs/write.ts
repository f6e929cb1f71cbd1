import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../testing/src/index.js';
import { examplesIn, pages, refreshed } from './examples.js';

for (const page of pages()) {
  if (examplesIn(page).length === 0) continue;
  writeFileSync(join(repository, page), await refreshed(page));
  console.log(page);
}
