// AssemblyScript: TypeScript's syntax, compiled to WebAssembly by ./compile.ts (docs/decisions/012-rows-read-in-webassembly.md).
// What is exported here is what src/scan/row-memory.ts sees.

export { cutLine, cutRow } from './cut-row';
export { numberOf } from './number-texts';
export { starts, ends, escaped, result, bytes } from './layout';
