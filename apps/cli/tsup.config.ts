import { application } from '../../tools/tsup.js';

export default application({ main: 'src/main.ts', 'part-worker': 'src/trace/part-worker.ts' }, 'esm');
