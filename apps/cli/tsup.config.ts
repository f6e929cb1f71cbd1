import { cp } from 'node:fs/promises';
import { application } from '../../tools/tsup.js';

/** Pages that `explain` prints, so that they are at hand without a network. */
const PAGES = ['causes', 'rules', 'lints'];

export default {
  ...application({ main: 'src/main.ts', 'part-worker': 'src/trace/part-worker.ts' }, 'esm'),
  async onSuccess() {
    for (const folder of PAGES) await cp(`../../docs/${folder}`, `dist/docs/${folder}`, { recursive: true });
  },
};
