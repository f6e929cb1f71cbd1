import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sequence } from '@hybrid-mailflow/testing/der';
import { bytesOf, childrenOf, decodeDer, encodeDer } from '../der.js';
import { parseCertificates } from '../parse-certificates.js';

const fixtures = join(import.meta.dirname, '../../test/fixtures');

function read(name: string, password?: string, limits?: { pkcs12Iterations: number }) {
  return parseCertificates(new Uint8Array(readFileSync(join(fixtures, name))), {
    item: name,
    ...(password === undefined ? {} : { password }),
    ...(limits ? { limits } : {}),
  });
}

const LEAF = 'CN=mail.contoso.com, O=Contoso';

describe('a PFX file', () => {
  it.each([
    ['aes.pfx', 'fixture'],
    ['3des.pfx', 'fixture'],
    ['legacy-rc2.pfx', 'fixture'],
    ['no-seal.pfx', 'fixture'],
    ['aes-unicode.pfx', 'Schlüssel€'],
    ['3des-unicode.pfx', 'Schlüssel€'],
    ['empty-password.pfx', undefined],
    ['empty-password.pfx', ''],
  ])('%s opens, and the leaf has its private key', (name, password) => {
    const { records, issues } = read(name, password);
    expect(issues).toEqual([]);
    expect(records.map(({ subject, hasPrivateKey }) => [subject, hasPrivateKey])).toEqual([
      [LEAF, true],
      ['CN=Fixture CA, O=Example Trust, C=US', false],
      ['CN=Fixture Root, O=Example Trust, C=US', false],
    ]);
  });

  it('without keys holds certificates all the same', () => {
    const { records, issues } = read('certificates-only.pfx', 'fixture');
    expect(issues).toEqual([]);
    expect(records.map(({ hasPrivateKey }) => hasPrivateKey)).toEqual([false, false, false]);
  });

  it.each(['aes.pfx', '3des.pfx', 'legacy-rc2.pfx'])(
    '%s asks for its password, and refuses a wrong one without repeating it',
    (name) => {
      expect(read(name)).toMatchObject({ records: [], issues: [{ code: 'PFX_PASSWORD_MISSING' }] });
      const wrong = read(name, 'not-the-Passw0rd');
      expect(wrong).toMatchObject({
        records: [],
        issues: [{ code: 'PFX_PASSWORD_WRONG', severity: 'error' }],
      });
      expect(JSON.stringify(wrong)).not.toContain('Passw0rd');
    },
  );

  it('without seal is tried with the password, and opened by the right one', () => {
    const decoded = decodeDer(new Uint8Array(readFileSync(join(fixtures, 'aes.pfx'))));
    const [version, contents] = decoded.ok ? childrenOf(decoded.node) : [];
    const parts = [version, contents].map((part) => (part ? bytesOf(encodeDer(part)) : Buffer.alloc(0)));
    const unsealed = new Uint8Array(sequence(...parts));
    const codes = (options: { password?: string }): string[] =>
      parseCertificates(unsealed, { item: 'a.pfx', ...options }).issues.map(({ code }) => code);
    expect(codes({})).toEqual(['PFX_PASSWORD_MISSING']);
    expect(codes({ password: 'wrong' })).toEqual(['PFX_PASSWORD_WRONG']);
    expect(codes({ password: 'fixture' })).toEqual([]);
  });

  it('names an encryption that is not read', () => {
    expect(read('rc2-128.pfx', 'fixture').issues.map(({ code }) => code)).toEqual([
      'PFX_ENCRYPTION_UNSUPPORTED',
    ]);
  });

  it('that asks for more rounds than allowed is left alone', () => {
    const { records, issues } = read('aes.pfx', 'fixture', { pkcs12Iterations: 4095 });
    expect(records).toEqual([]);
    expect(issues).toMatchObject([
      { code: 'PFX_ITERATIONS_LIMIT', text: expect.stringContaining('4096 rounds') as string },
    ]);
    expect(read('aes.pfx', 'fixture', { pkcs12Iterations: 4096 }).issues).toEqual([]);
  });

  it('refuses a limit that is none', () => {
    expect(() => read('aes.pfx', 'fixture', { pkcs12Iterations: -1 })).toThrow(TypeError);
  });

  it('cut short is an issue', () => {
    const bytes = new Uint8Array(readFileSync(join(fixtures, 'aes.pfx'))).slice(0, 900);
    expect(parseCertificates(bytes, { item: 'cut.pfx' }).issues).toHaveLength(1);
  });
});
