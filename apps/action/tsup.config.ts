import { application } from '../../tools/tsup.js';

export default application({ main: 'src/main.ts' }, 'cjs');
