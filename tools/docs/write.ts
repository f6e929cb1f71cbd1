import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../testing/src/index.js';
import { CODES_PAGE, codesPage } from './codes-page.js';
import { examplesIn, pages, refreshed } from './examples.js';

for (const page of pages()) {
  if (examplesIn(page).length === 0) continue;
  writeFileSync(join(repository, page), await refreshed(page));
  console.log(page);
}

writeFileSync(join(repository, CODES_PAGE), await codesPage());
console.log(CODES_PAGE);
