import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { repository } from '../testing/src/index.js';

const SOURCES = join(repository, 'packages/trace-parser/kernel');
const ENTRY = 'index.ts';
/** Where the compiled program is kept, so that neither users nor builds need the compiler. */
export const COMPILED = join(repository, 'packages/trace-parser/src/scan/kernel.wasm.ts');

/** Compiles the AssemblyScript sources; gives the text of the module that carries the program. */
export async function compileKernel(): Promise<string> {
  let program: Uint8Array | undefined;
  let complaints = '';
  const { error } = await asc.main(
    [ENTRY, '--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
    {
      readFile: (name, folder) => textOf(join(SOURCES, folder, name)),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') program = contents;
      },
      stderr: { write: (text) => (complaints += text.toString()) },
    },
  );
  if (error || !program) throw new Error(complaints, { cause: error });
  const text = Buffer.from(program).toString('base64');
  return `// Compiled from packages/trace-parser/kernel by \`pnpm kernel\`.\nexport const KERNEL =\n  '${text}';\n`;
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
