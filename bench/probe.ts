import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { probe } from '../packages/cert-inspector/src/probe/index.js';
import { CONTOSO, privateKeyPem } from '../tools/testing/src/index.js';
import { startPostfix, whyNoPostfix } from '../packages/cert-inspector/test/postfix.js';

const ROUNDS = 15;
const ENDPOINTS = 500;
const CONCURRENCY = 100;
const BANNER_LIMIT = 500;

/** One server probed, beside `openssl s_client`; and many silent endpoints at once, beside the time they must take. */
export async function run(): Promise<void> {
  await oneServer();
  await manyEndpoints();
}

async function oneServer(): Promise<void> {
  const missing = whyNoPostfix();
  if (missing !== undefined) return console.log(`one server: skipped, ${missing}`);
  const { intermediate, mail } = CONTOSO;
  const chain = mail.pem + intermediate.pem;
  const postfix = await startPostfix({ server: { chain, key: privateKeyPem('leaf') } });
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timed(() => probe([{ host: '127.0.0.1', port: postfix.ports.server }])));
      theirs.push(await timed(() => sClient(postfix.ports.server)));
    }
    const ratio = median(ours) / median(theirs);
    console.log(
      `one server: probe ${median(ours).toFixed(1)} ms, openssl s_client ${median(theirs).toFixed(1)} ms (medians of ${ROUNDS}), ratio ${ratio.toFixed(2)}`,
    );
  } finally {
    postfix.stop();
  }
}

function sClient(port: number): Promise<void> {
  const child = spawn(
    'openssl',
    ['s_client', '-starttls', 'smtp', '-showcerts', '-connect', `127.0.0.1:${port}`],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  child.stdin.end('QUIT\r\n');
  return new Promise((resolve) => child.on('close', () => resolve()));
}

async function manyEndpoints(): Promise<void> {
  const silent = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', 1024, resolve));
  const { port } = silent.address() as AddressInfo;
  const targets = Array.from({ length: ENDPOINTS }, () => ({ host: '127.0.0.1', port }));
  const timeouts = { banner: BANNER_LIMIT };
  const took = await timed(() => probe(targets, { concurrency: CONCURRENCY, timeouts }));
  const least = (ENDPOINTS / CONCURRENCY) * BANNER_LIMIT;
  console.log(
    `${ENDPOINTS} silent endpoints, ${CONCURRENCY} at a time, ${BANNER_LIMIT} ms for the banner: ${took.toFixed(0)} ms, ${(took / least).toFixed(2)} of the least possible ${least} ms`,
  );
  silent.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
