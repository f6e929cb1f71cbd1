import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionManifest, readActionManifest } from '../test/read-action-manifest.js';
import { INPUT_NAMES } from './inputs.js';
import { outputsOf } from './outputs.js';

let manifest: ActionManifest;
let readme: string;
beforeAll(async () => {
  manifest = await readActionManifest();
  readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');
});

/** The first cells of the README's rows below a heading. */
function rowsBelow(heading: string): readonly string[] {
  const section = readme.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = '']) => name);
}

describe('action.yml', () => {
  it('has the inputs the code reads and the README explains', () => {
    expect(Object.keys(manifest.inputs)).toEqual([...INPUT_NAMES]);
    expect(rowsBelow('Inputs')).toEqual([...INPUT_NAMES]);
  });

  it('explains each in the words of the README', () => {
    for (const { description } of [...Object.values(manifest.inputs), ...Object.values(manifest.outputs)]) {
      expect(readme).toContain(description);
    }
  });

  it('has the outputs the code sets and the README explains', () => {
    const diagnosis = { verdict: 'healthy', causes: [], findings: [] } as unknown as Parameters<
      typeof outputsOf
    >[0];
    const names = Object.keys(outputsOf(diagnosis, ''));
    expect(Object.keys(manifest.outputs)).toEqual(names);
    expect(rowsBelow('Outputs')).toEqual(names);
  });

  it('runs the bundle', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: 'apps/action/dist/main.cjs' });
  });
});
