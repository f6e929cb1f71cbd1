import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildAuthority,
  buildCertificate,
  CLIENT_AUTH,
  SERVER_AUTH,
} from '../../../../../packages/cert-inspector/test/build-certificate.js';
import { keyPair } from '../../../../../packages/cert-inspector/test/keys.js';
import { runFake } from '../../../test/fake-terminal.js';
import { EXIT } from '../../exit-code.js';

const fixtures = join(import.meta.dirname, '../../../../../packages/cert-inspector/test/fixtures');
const root = buildAuthority('Root', { key: keyPair('p256', 1) });
const sound = buildCertificate({
  subject: [
    ['O', "Let's, Encrypt"],
    ['CN', 'mail.contoso.com'],
  ],
  issuer: root,
  key: keyPair('rsa'),
  dnsNames: ['mail.contoso.com'],
  usages: [SERVER_AUTH, CLIENT_AUTH],
  notBefore: '2026-11-01T00:00:00Z',
  notAfter: '2027-05-01T00:00:00Z',
});
const expired = buildCertificate({ subject: [['CN', 'EX02']], notAfter: '2026-09-01T00:00:00Z' });
const SOUND_NAME = `<I>CN=Root, O=Example Trust, C=US<S>CN=mail.contoso.com, O="Let's, Encrypt"`;

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'cert-'));
  await writeFile(join(cwd, 'chain.pem'), sound.pem + root.pem);
  await writeFile(join(cwd, 'root.pem'), root.pem);
  await writeFile(join(cwd, 'expired.pem'), expired.pem);
  await writeFile(join(cwd, 'two.pem'), sound.pem + expired.pem);
  await writeFile(join(cwd, 'note.txt'), 'no certificate here');
  await writeFile(join(cwd, 'password.txt'), 'fixture\r\nsecond line\r\n');
});
afterAll(() => rm(cwd, { recursive: true }));

const cert = (...args: string[]) => runFake(['cert', ...args], { cwd });

describe('cert inspect', () => {
  it('finds nothing to fault in a sound certificate', async () => {
    const { code, output, errors } = await cert(
      'inspect',
      'chain.pem',
      '--name',
      'mail.contoso.com',
      '--trust',
      'root.pem',
    );
    expect({ code, errors }).toEqual({ code: EXIT.nothing, errors: '' });
    expect(output).toContain('nothing to fault');
    expect(output).toContain(SOUND_NAME);
    expect(output).toContain('CHAIN  mail.contoso.com ← Root');
    expect(output).toContain('root.pem: trusted');
    expect(output).toContain('revocation was not checked');
  });

  it('has a verdict for each store, and judges as of any date', async () => {
    const args = ['inspect', 'chain.pem', '--trust', 'node', '--trust', 'root.pem', '--format', 'json'];
    const { output } = await cert(...args, '--as-of', '2027-06-01');
    const { asOf, files } = JSON.parse(output) as {
      asOf: string;
      files: { certificates: object[]; chains: object[] }[];
    };
    expect(asOf).toBe('2027-06-01T00:00:00.000Z');
    expect(files[0]?.chains).toMatchObject([
      {
        leaf: { subject: 'CN=mail.contoso.com, O="Let\'s, Encrypt"' },
        verdicts: [
          { store: 'node', result: 'untrusted-root' },
          { store: 'root.pem', result: 'invalid', problems: [{ code: 'expired', at: 0 }] },
        ],
        revocation: 'not-checked',
      },
    ]);
    expect(files[0]?.certificates[0]).toMatchObject({ tlsCertificateName: SOUND_NAME, encoded: true });
    expect(output).not.toContain('"der"');
  });

  it('exits by the severity of what it found', async () => {
    expect(await cert('inspect', 'expired.pem')).toMatchObject({
      code: EXIT.something,
      output: expect.stringMatching(
        /blocker {3}It expired on 2026-09-01\. \(certificate-expired\)/,
      ) as string,
    });
    expect((await cert('inspect', 'expired.pem', '--fail-on', 'never')).code).toBe(EXIT.nothing);
  });

  it('opens PFX files with a password from a file or the environment, and never shows it', async () => {
    const path = join(fixtures, 'legacy-rc2.pfx');
    const byFile = await cert('inspect', path, '--password-file', 'password.txt');
    expect(byFile.output).toContain('private key  present');
    const environment = { HMF_PFX_PASSWORD: 'fixture' };
    expect((await runFake(['cert', 'inspect', path], { cwd, environment })).output).toBe(byFile.output);
    const wrong = await runFake(['cert', 'inspect', path], {
      cwd,
      environment: { HMF_PFX_PASSWORD: 's3cret' },
    });
    expect(wrong.code).toBe(EXIT.usage);
    expect(wrong.output).toContain('PFX_PASSWORD_WRONG');
    expect(wrong.output + wrong.errors).not.toContain('s3cret');
    expect(await cert('inspect', path)).toMatchObject({ code: EXIT.usage });
  });

  it('takes no password on the command line', async () => {
    expect((await cert('inspect', 'chain.pem', '--password', 'fixture')).errors).toContain(
      "unknown option '--password'",
    );
  });

  it('makes hostile names visible', async () => {
    const hostile = buildCertificate({ subject: [['CN', '\x1b[2Jevil\u202e']] });
    const { output } = await runFake(['cert', 'inspect'], { cwd, input: hostile.pem });
    expect(output).toContain('CN=\\x1b[2Jevil\\u202e');
    expect(output).not.toMatch(/[\x1b\u202e]/);
    const json = await runFake(['cert', 'inspect', '--format', 'json'], { cwd, input: hostile.pem });
    expect(json.output).not.toMatch(/[\x1b\u202e]/);
  });

  it.each([
    [['nowhere.pem'], EXIT.usage],
    [['note.txt'], EXIT.notRecognised],
    [['chain.pem', '--trust', 'note.txt'], EXIT.usage],
    [['chain.pem', '--trust', 'nowhere'], EXIT.usage],
    [['chain.pem', '--password-file', 'nowhere'], EXIT.usage],
  ])('%j exits with %d', async (args, code) => {
    expect((await cert('inspect', ...args)).code).toBe(code);
  });
});

describe('cert name', () => {
  it('prints the value and nothing else', async () => {
    expect(await cert('name', 'chain.pem')).toEqual({
      code: EXIT.nothing,
      output: `${SOUND_NAME}\n`,
      errors: '',
    });
  });

  it('asks which of several is meant', async () => {
    const { code, output, errors } = await cert('name', 'two.pem');
    expect({ code, output }).toEqual({ code: EXIT.usage, output: '' });
    const [, thumbprint = ''] = /([0-9A-F]{40}) {2}CN=EX02/.exec(errors) ?? [];
    expect(thumbprint).not.toBe('');
    const chosen = await cert('name', 'two.pem', '--thumbprint', thumbprint.slice(0, 12).toLowerCase());
    expect(chosen).toMatchObject({ code: EXIT.nothing, output: '<I>CN=EX02<S>CN=EX02\n' });
    expect((await cert('name', 'two.pem', '--thumbprint', 'FFFF')).code).toBe(EXIT.usage);
  });

  it('asks even where two setup certificates have the same name', async () => {
    const renewed = buildCertificate({ subject: [['CN', 'EX02']], serial: 2 });
    const { code, errors } = await runFake(['cert', 'name'], { cwd, input: expired.pem + renewed.pem });
    expect(code).toBe(EXIT.usage);
    expect(errors.match(/[0-9A-F]{40}/g)).toHaveLength(2);
  });

  it('as JSON gives all of them', async () => {
    const { output } = await cert('name', 'two.pem', '--format', 'json');
    expect(JSON.parse(output)).toMatchObject([{ tlsCertificateName: SOUND_NAME }, { subject: 'CN=EX02' }]);
  });

  it('does not print a value that acts on the terminal', async () => {
    const hostile = buildCertificate({ subject: [['CN', '\x1b[2J']] });
    const { code, output, errors } = await runFake(['cert', 'name'], { cwd, input: hostile.pem });
    expect({ code, output }).toEqual({ code: EXIT.usage, output: '' });
    expect(errors).not.toContain('\x1b');
  });

  it('does not make up a value where the evidence holds only a part of it', async () => {
    const { code, output } = await runFake(['cert', 'name'], {
      cwd,
      input: 'Subject    : CN=mail.contoso.com\r\nThumbprint : 6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28\r\n',
    });
    expect({ code, output }).toEqual({ code: EXIT.usage, output: '' });
  });

  it('says that there is nothing to name', async () => {
    expect(await cert('name', 'note.txt')).toMatchObject({ code: EXIT.notRecognised, output: '' });
  });
});

describe('cert match', () => {
  it('exits with 0 where one of the certificates covers the name', async () => {
    const { code, output } = await cert('match', 'mail.contoso.com', 'chain.pem', 'expired.pem');
    expect(code).toBe(EXIT.nothing);
    expect(output).toMatch(/^match +certain +CN=mail\.contoso\.com/m);
    expect(output).toMatch(/^no-match +certain +CN=EX02/m);
  });

  it('exits with 1 where none does, and says which names there are', async () => {
    const { code, output } = await cert('match', 'autodiscover.contoso.com', 'chain.pem', '--format', 'json');
    expect(code).toBe(EXIT.something);
    expect(JSON.parse(output)).toMatchObject({
      name: 'autodiscover.contoso.com',
      certificates: [
        {
          file: 'chain.pem',
          result: 'no-match',
          reason: expect.stringContaining('mail.contoso.com') as string,
        },
      ],
    });
  });

  it('needs a name and a certificate', async () => {
    expect((await cert('match')).code).toBe(EXIT.usage);
    expect((await cert('match', 'a', 'note.txt')).code).toBe(EXIT.notRecognised);
  });
});
