import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesIn, pages, refreshed, root } from './examples.js';

for (const page of pages()) {
  if (examplesIn(page).length === 0) continue;
  writeFileSync(join(root, page), refreshed(page));
  console.log(page);
}
