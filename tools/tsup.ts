import type { Options } from 'tsup';

/** Build of a published library: ESM and types beside it; dependencies stay external. */
export function library(entry: Record<string, string> = { index: 'src/index.ts' }): Options {
  return {
    entry,
    format: 'esm',
    target: 'node20',
    dts: true,
    clean: true,
    treeshake: true,
    esbuildOptions(options) {
      options.conditions = ['source'];
    },
  };
}

/** Build of an app: one self-contained file, made from the sources so that it needs no other build first. */
export function application(entry: Record<string, string>, format: 'esm' | 'cjs'): Options {
  return {
    entry,
    format,
    target: 'node20',
    platform: 'node',
    clean: true,
    noExternal: [/.*/],
    splitting: false,
    esbuildOptions(options) {
      options.conditions = ['source'];
    },
    // A CommonJS dependency inside an ES module bundle still calls require() for Node's own modules.
    ...(format === 'esm'
      ? {
          banner: {
            js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
          },
        }
      : {}),
  };
}
