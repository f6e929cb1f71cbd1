import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { diagnose } from '@hybrid-mailflow/diagnosis';
import { findEvidence } from '@hybrid-mailflow/evidence-files';
import { formatJson } from '@hybrid-mailflow/report';
import { hasLoopback } from '@hybrid-mailflow/testing';
import { buildArchive } from '../../evidence-files/test/build-archive.js';
import { createApp } from './create-app.js';

const asOf = '2026-11-24T00:00:00.000Z';
const app = createApp({ now: () => asOf, largestBody: 100_000 });

/** One receive connector as `Get-ReceiveConnector | Format-List` prints it. */
const connector = [
  'Identity             : EX02\\Default Frontend EX02',
  'Name                 : Default Frontend EX02',
  'Server               : EX02',
  'Enabled              : True',
  'TransportRole        : FrontendTransport',
  'Bindings             : {0.0.0.0:25}',
  'RemoteIPRanges       : {0.0.0.0-255.255.255.255}',
  'TlsCertificateName   : ',
  'TlsDomainCapabilities: {}',
  '',
].join('\r\n');
const bytes = new TextEncoder().encode(connector);

function post(
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return Promise.resolve(app.request('/v1/diagnoses', { method: 'POST', body, headers }));
}

const postJson = (body: unknown) => post(JSON.stringify(body), { 'content-type': 'application/json' });

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({ type: 'about:blank', status: response.status });
  expect(problem['detail']).toMatch(/\.$/);
  return problem;
}

describe('POST /v1/diagnoses', () => {
  it('reads an archive as the command line and the Action do', async () => {
    const archive = buildArchive([
      {
        name: 'manifest.json',
        bytes: new TextEncoder().encode('{"collector":"hybrid-mailflow","reads":[]}'),
      },
      { name: 'EX02/receive-connectors.txt', bytes },
      { name: 'EX01/receive-connectors.txt', bytes: Buffer.from(connector.replaceAll('EX02', 'EX01')) },
      { name: '.DS_Store', bytes },
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'api-'));
    await writeFile(join(folder, 'collected.zip'), archive);
    const { items } = await findEvidence(['collected.zip'], { cwd: folder });
    expect(items).toHaveLength(3);
    const expected = formatJson(await diagnose(items, { asOf }));
    const form = new FormData();
    form.append('evidence', new File([archive], 'collected.zip'));
    const base64 = archive.toString('base64');
    for (const response of [
      await post(form),
      await postJson({ items: [{ label: 'collected.zip', base64 }] }),
    ]) {
      expect(await response.text()).toBe(expected);
    }
    await rm(folder, { recursive: true });
  });

  it('refuses an archive that it cannot read, or that unpacks to too much', async () => {
    const small = createApp({ now: () => asOf, unpackedBytes: 10 });
    for (const [archive, reason] of [
      [buildArchive([{ name: 'a', bytes, encrypted: true }]), /encrypted/],
      [buildArchive([{ name: 'a', bytes }]).subarray(0, -9), /damaged/],
      [buildArchive([{ name: 'a', bytes }]), /more than the 10 bytes/],
    ] as const) {
      const form = new FormData();
      form.append('evidence', new File([archive], 'a.zip'));
      const response = await small.request('/v1/diagnoses', { method: 'POST', body: form });
      expect(response.status).toBe(422);
      expect((await problemOf(response))['unreadable']).toEqual([expect.stringMatching(reason)]);
    }
  });

  it('gives the bytes the library gives, for text, base64 and files', async () => {
    const expected = formatJson(await diagnose([{ label: 'logs/EX02.txt', bytes }], { asOf }));
    const form = new FormData();
    form.append('evidence', new File([bytes], 'logs/EX02.txt'));
    const base64 = Buffer.from(bytes).toString('base64');
    for (const response of [
      await postJson({ items: [{ label: 'logs/EX02.txt', text: connector }] }),
      await postJson({ items: [{ label: 'logs/EX02.txt', base64 }] }),
      await post(form),
    ]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.text()).toBe(expected);
    }
  });

  it('judges as of the date given', async () => {
    const form = new FormData();
    form.append('evidence', new File([bytes], 'EX02.txt'));
    form.append('asOf', '2027-01-01');
    for (const response of [
      await post(form),
      await postJson({ asOf: '2027-01-01', items: [{ label: 'EX02.txt', text: connector }] }),
    ]) {
      expect(((await response.json()) as { asOf: string }).asOf).toBe('2027-01-01T00:00:00.000Z');
    }
  });

  it('tells files of one name apart', async () => {
    const form = new FormData();
    for (let copy = 0; copy < 3; copy++) form.append('evidence', new File([bytes], 'a.txt'));
    const { evidence } = (await (await post(form)).json()) as { evidence: { item: string }[] };
    expect(evidence.map(({ item }) => item)).toEqual(['a.txt', 'a.txt (2)', 'a.txt (3)']);
  });

  it('takes pasted text in a form', async () => {
    const form = new FormData();
    form.append('evidence', connector);
    const { evidence } = (await (await post(form)).json()) as { evidence: { item: string }[] };
    expect(evidence.map(({ item }) => item)).toEqual(['pasted text']);
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['a list', '[]', /must be an object/],
    ['no items', '{}', /\/items/],
    ['an empty list', '{"items":[]}', /no evidence/],
    ['no label', '{"items":[{"text":"x"}]}', /\/items\/0\/label/],
    ['no content', '{"items":[{"label":"x"}]}', /\/items\/0/],
    ['two contents', '{"items":[{"label":"x","text":"x","base64":""}]}', /\/items\/0/],
    ['broken base64', '{"items":[{"label":"x","base64":"%%%"}]}', /\/items\/0/],
    ['a strange member', '{"items":[{"label":"x","text":"x","__proto__":1}]}', /__proto__/],
    ['a strange date', '{"asOf":"tuesday","items":[{"label":"x","text":"x"}]}', /asOf/],
    ['a number for a date', '{"asOf":1,"items":[{"label":"x","text":"x"}]}', /asOf/],
    ['too many items', JSON.stringify({ items: Array(1001).fill({ label: 'x', text: '' }) }), /1000/],
  ])('answers 400 to %s', async (_what, body, detail) => {
    const response = await post(body, { 'content-type': 'application/json' });
    expect(response.status).toBe(400);
    expect((await problemOf(response))['detail']).toMatch(detail);
  });

  it('answers 400 to a form that is none, and to a field it does not know', async () => {
    const broken = await post('nonsense', { 'content-type': 'multipart/form-data; boundary=x' });
    expect(broken.status).toBe(400);
    await problemOf(broken);
    const form = new FormData();
    form.append('format', 'pdf');
    const strange = await post(form);
    expect(strange.status).toBe(400);
    expect((await problemOf(strange))['detail']).toContain('"format"');
  });

  it.each([['text/plain'], [''], ['application/x-www-form-urlencoded']])(
    'answers 415 to %j',
    async (type) => {
      const response = await post(new Uint8Array([1]), type === '' ? {} : { 'content-type': type });
      expect(response.status).toBe(415);
      expect(response.headers.get('accept-post')).toContain('multipart/form-data');
      await problemOf(response);
    },
  );

  it('answers 413 to a body above the limit', async () => {
    const response = await postJson({ items: [{ label: 'x', text: 'x'.repeat(100_001) }] });
    expect(response.status).toBe(413);
    expect((await problemOf(response))['detail']).toContain('100000 bytes');
  });

  it('answers 422 with the reasons where nothing is recognised', async () => {
    const response = await postJson({ items: [{ label: 'empty.txt', text: '' }] });
    expect(response.status).toBe(422);
    const problem = await problemOf(response);
    expect(problem['issues']).toMatchObject([{ code: 'ITEM_EMPTY', origin: { item: 'empty.txt' } }]);
  });
});

describe('every answer', () => {
  it('is not stored and has the secure headers', async () => {
    for (const path of ['/healthz', '/nowhere', '/v1/openapi.json']) {
      const { headers } = await app.request(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('is a problem where there is nothing, or another method is meant', async () => {
    const nothing = await app.request('/nowhere');
    expect(nothing.status).toBe(404);
    await problemOf(nothing);
    for (const [path, method, allow] of [
      ['/v1/diagnoses', 'GET', 'POST'],
      ['/healthz', 'POST', 'GET, HEAD'],
      ['/v1/openapi.json', 'DELETE', 'GET, HEAD'],
    ] as const) {
      const response = await app.request(path, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe(allow);
      await problemOf(response);
    }
  });

  it('says no more than that a fault is ours', async () => {
    const onFault = vi.fn();
    const broken = createApp({
      now: () => {
        throw new Error('secret');
      },
      onFault,
    });
    const response = await broken.request('/v1/diagnoses', {
      method: 'POST',
      body: JSON.stringify({ items: [{ label: 'x', text: 'x' }] }),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(500);
    expect(JSON.stringify(await problemOf(response))).not.toContain('secret');
    expect(onFault).toHaveBeenCalledOnce();
  });
});

describe('GET /v1/openapi.json', () => {
  interface Described {
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    components: { schemas: { Diagnosis: object } };
  }

  it('describes every route there is', async () => {
    const document = (await (await app.request('/v1/openapi.json')).json()) as Described;
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual([...new Set(routes)].sort());
  });

  it('holds the schema that answers conform to', async () => {
    const document = (await (await app.request('/v1/openapi.json')).json()) as Described;
    const validate = new Ajv2020({ formats: { 'date-time': true } }).compile(
      document.components.schemas.Diagnosis,
    );
    const response = await postJson({ items: [{ label: 'EX02.txt', text: connector }] });
    validate(await response.json());
    expect(validate.errors).toBeNull();
  });
});

const loopback = await hasLoopback();

describe.skipIf(!loopback)('over a socket (needs a loopback interface)', () => {
  let server: ServerType;
  let url: string;
  beforeAll(async () => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((ready) => server.once('listening', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  it('is healthy', async () => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  it('diagnoses a form, labels with folders and all', async () => {
    const form = new FormData();
    form.append('evidence', new File([bytes], 'logs/EX02.txt'));
    const response = await fetch(`${url}/v1/diagnoses`, { method: 'POST', body: form });
    const expected = formatJson(await diagnose([{ label: 'logs/EX02.txt', bytes }], { asOf }));
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: expected });
  });

  it('refuses a body above the limit whose length is not announced', async () => {
    const chunks = Array.from({ length: 4 }, () => new Uint8Array(50_000));
    const request = {
      method: 'POST',
      body: Readable.from(chunks),
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    };
    const response = await fetch(`${url}/v1/diagnoses`, request as RequestInit);
    expect(response.status).toBe(413);
    await response.body?.cancel();
  });
});
