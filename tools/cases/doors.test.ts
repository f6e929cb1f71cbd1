import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleAction, runBundle } from '../../apps/action/test/run-bundle.js';
import { diagnose } from '../../packages/diagnosis/src/index.js';
import { formatJson } from '../../packages/report/src/index.js';
import { caseEvidence, hasLoopback, repository } from '../testing/src/index.js';
import { CASES } from './registry.js';

/** Runs the TypeScript of the repository as it stands. */
const FROM_SOURCE = ['--conditions=source', '--import=tsx'];

const loopback = await hasLoopback();

let bundle: string;
let server: ChildProcess;
let url: string;
beforeAll(async () => {
  bundle = await bundleAction();
  const main = join(repository, 'apps/api/src/main.ts');
  server = spawn(process.execPath, [...FROM_SOURCE, main], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  url = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the API ended with ${code ?? 'a signal'}`)));
    server.stderr?.on('data', (text: Buffer) => {
      const listening = /listening on (\S+)/.exec(text.toString())?.[1];
      if (listening !== undefined) resolve(listening);
    });
  });
}, 60_000);
afterAll(async () => {
  await rm(dirname(bundle), { recursive: true });
  server.kill();
});

describe.each(CASES.map(({ slug, expected }) => [slug, expected] as const))(
  'cases/%s through every door',
  (slug, { asOf, findings }) => {
    const items = caseEvidence(slug).map(({ label, bytes }) => ({
      label: `cases/${slug}/evidence/${label}`,
      bytes,
    }));
    let expected: string;
    beforeAll(async () => {
      expected = formatJson(await diagnose(items, { asOf }));
    });
    const code = findings.length > 0 ? 1 : 0;

    it('the command line prints what the library gives', () => {
      const main = join(repository, 'apps/cli/src/main.ts');
      const args = ['diagnose', `cases/${slug}`, '--format', 'json', '--as-of', asOf];
      const ran = spawnSync(process.execPath, [...FROM_SOURCE, main, ...args], {
        cwd: repository,
        encoding: 'utf8',
      });
      expect(ran.stdout).toBe(expected);
      expect(ran.status).toBe(code);
    });

    it('the Action writes it', async () => {
      const ran = await runBundle(bundle, repository, { paths: `cases/${slug}`, 'as-of': asOf });
      expect(await readFile(ran.outputs['json'] ?? '', 'utf8')).toBe(expected);
      expect(ran.code).toBe(code);
    });

    it.skipIf(!loopback)(
      'the API answers it to a form and to JSON (needs a loopback interface)',
      async () => {
        const form = new FormData();
        form.append('asOf', asOf);
        for (const { label, bytes } of items) form.append('evidence', new File([Buffer.from(bytes)], label));
        // While a command runs nothing here hears of a connection that the server closes: each request has its own.
        const once = { connection: 'close' };
        const asForm = await fetch(`${url}/v1/diagnoses`, { method: 'POST', body: form, headers: once });
        expect(await asForm.text()).toBe(expected);
        const body = JSON.stringify({
          asOf,
          items: items.map(({ label, bytes }) => ({ label, base64: Buffer.from(bytes).toString('base64') })),
        });
        const headers = { ...once, 'content-type': 'application/json' };
        const asJson = await fetch(`${url}/v1/diagnoses`, { method: 'POST', body, headers });
        expect(await asJson.text()).toBe(expected);
      },
    );
  },
);
