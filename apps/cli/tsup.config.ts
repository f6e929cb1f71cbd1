import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { application } from '../../tools/tsup.js';

/** Pages that `explain` prints, so that they are at hand without a network. */
const PAGES = ['causes', 'rules', 'lints'];

export default {
  ...application({ main: 'src/main.ts', 'part-worker': 'src/trace/part-worker.ts' }, 'esm'),
  async onSuccess() {
    const [docs, own] = [join(import.meta.dirname, '../../docs'), join(import.meta.dirname, 'dist/docs')];
    for (const folder of PAGES) await cp(join(docs, folder), join(own, folder), { recursive: true });
  },
};
