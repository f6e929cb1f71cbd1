import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsup';
import config from '../tsup.config.js';
import { readActionManifest } from './read-action-manifest.js';

/** Bundles the Action as a release does, into a temporary folder; gives the path of the file a runner would start. */
export async function bundleAction(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'action-'));
  await build({
    ...config,
    config: false,
    entry: { main: join(import.meta.dirname, '../src/main.ts') },
    outDir,
    silent: true,
  });
  return join(outDir, 'main.cjs');
}

export interface ActionRun {
  readonly code: number | null;
  readonly log: string;
  readonly errors: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the bundle as a runner does: a process of its own, inputs with their defaults in the environment. */
export async function runBundle(
  bundle: string,
  workspace: string,
  inputs: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const temp = await mkdtemp(join(tmpdir(), 'runner-'));
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const path of Object.values(files)) await writeFile(path, '');
  const manifest = await readActionManifest();
  const given = Object.entries(manifest.inputs).map(
    ([name, input]) => [name, inputs[name] ?? input.default] as const,
  );
  const ran = spawnSync(process.execPath, [bundle], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
      ...files,
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  return {
    code: ran.status,
    log: ran.stdout,
    errors: ran.stderr,
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    outputs: parseOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
  };
}

/** `name<<delimiter`, the value, `delimiter`: how a runner reads outputs. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}
