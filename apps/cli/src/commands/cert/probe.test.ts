import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTOSO, hasLoopback, privateKeyPem } from '@hybrid-mailflow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answers,
  startScripted,
  type ScriptedServer,
} from '../../../../../packages/cert-inspector/test/scripted-server.js';
import { startStartTls } from '../../../../../packages/cert-inspector/test/starttls-server.js';
import { runFake } from '../../../test/fake-terminal.js';
import { EXIT } from '../../exit-code.js';

const { mail, intermediate, root } = CONTOSO;
const loopback = await hasLoopback();

interface Printed {
  readonly hosts: readonly {
    readonly endpoints: readonly {
      readonly fault: { readonly code: string } | null;
      readonly chain: readonly { readonly thumbprint: string }[];
      readonly trust: { readonly verdicts: readonly { readonly result: string }[] } | null;
    }[];
  }[];
}

describe.skipIf(!loopback)(`cert probe (${loopback ? 'loopback' : 'skipped: no loopback interface'})`, () => {
  let cwd: string;
  let good: ScriptedServer;
  let short: ScriptedServer;
  let masked: ScriptedServer;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'probe-'));
    await writeFile(join(cwd, 'root.pem'), root.pem);
    await writeFile(join(cwd, 'client.pem'), privateKeyPem('leaf') + mail.pem);
    good = await startStartTls(mail.pem + intermediate.pem, privateKeyPem('leaf'));
    short = await startStartTls(mail.pem, privateKeyPem('leaf'));
    masked = await startScripted(
      answers({
        '': '220 ****************\x1b[2J\r\n',
        EHLO: '250-mail\r\n250 XXXXXXXA\r\n',
        QUIT: '221 bye\r\n',
      }),
    );
  });
  afterAll(async () => {
    await Promise.all([good, short, masked].map((server) => server.stop()));
    await rm(cwd, { recursive: true });
  });

  const run = (server: ScriptedServer, ...args: string[]) =>
    runFake(['cert', 'probe', `127.0.0.1:${server.port}`, '--trust', 'root.pem', ...args], { cwd });

  it('prints JSON that diagnose reads as evidence', async () => {
    const diagnosed = async (server: ScriptedServer) => {
      const { output } = await run(server, '--format', 'json');
      const { output: answer } = await runFake(['diagnose', '--format', 'json', '-'], { input: output });
      return JSON.parse(answer) as {
        readonly verdict: string;
        readonly evidence: readonly { readonly format: string; readonly summary: string }[];
        readonly causes: readonly { readonly id: string; readonly confidence: string }[];
      };
    };
    const [healthy, alone, hidden] = [await diagnosed(good), await diagnosed(short), await diagnosed(masked)];
    expect(healthy.evidence).toMatchObject([{ format: 'probe', summary: '2 certificates, 1 SMTP endpoint' }]);
    expect(healthy.causes).toEqual([]);
    expect(alone.causes[0]).toMatchObject({ id: 'intermediate-not-sent', confidence: 'medium' });
    expect(hidden.causes[0]).toMatchObject({ id: 'starttls-stripped-by-device', confidence: 'medium' });
  });

  it('shows the stages, the certificate and its chain, and exits with 0', async () => {
    const { code, output, errors } = await run(
      good,
      '--expect',
      'mail.contoso.com',
      '--versions',
      '--transcript',
    );
    expect({ code, errors }).toEqual({ code: EXIT.nothing, errors: '' });
    expect(output).toMatch(/ehlo-after-tls +ok/);
    expect(output).toContain('mail.contoso.com: match');
    expect(output).toContain(mail.thumbprint);
    expect(output).toContain('root.pem: trusted');
    expect(output).toMatch(/TLSv1\.2 +TLS_ECDHE_RSA/);
    expect(output).toContain('> STARTTLS');
  });

  it('tells a chain without its intermediate from a whole one, as JSON', async () => {
    const { code, output } = await run(short, '--format', 'json', '--client-certificate', 'client.pem');
    const [endpoint] = (JSON.parse(output) as Printed).hosts[0]?.endpoints ?? [];
    expect(endpoint?.chain.map(({ thumbprint }) => thumbprint)).toEqual([mail.thumbprint]);
    expect(endpoint?.trust?.verdicts.map(({ result }) => result)).toEqual(['incomplete']);
    expect(endpoint?.fault).toBeNull();
    expect(code).toBe(EXIT.nothing);
  });

  it('exits with 1 for a name that is not covered, and for STARTTLS that is masked', async () => {
    const other = await run(good, '--expect', 'mail.fabrikam.com');
    expect(other.code).toBe(EXIT.something);
    expect(other.output).toContain('mail.fabrikam.com: no-match');
    const hidden = await run(masked);
    expect(hidden.code).toBe(EXIT.something);
    expect(hidden.output).toContain('starttls-masked at starttls');
    expect(hidden.output).not.toContain('\x1b');
  });

  it.each([
    [['mail.contoso.com:99999'], 'not a host'],
    [['-oProxyCommand'], 'unknown option'],
    [['mail.contoso.com', '--timeout', '0'], 'whole number'],
    [['mail.contoso.com', '--ehlo', 'a b'], 'host name'],
    [['mail.contoso.com', '--client-certificate', 'root.pem'], 'private key'],
  ])('refuses %j with one sentence', async (args, words) => {
    const { code, errors, output } = await runFake(['cert', 'probe', ...args], { cwd });
    expect({ code, output }).toEqual({ code: EXIT.usage, output: '' });
    expect(errors).toContain(words);
  });
});
