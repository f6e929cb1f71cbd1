import { library } from '../../tools/tsup.js';

export default library({ index: 'src/index.ts', probe: 'src/probe/index.ts' });
