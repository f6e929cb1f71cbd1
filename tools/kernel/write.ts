import { writeFileSync } from 'node:fs';
import { COMPILED, compileKernel } from './compile.js';

writeFileSync(COMPILED, await compileKernel());
