import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCertificates } from './parse-certificates.js';

const corpus = resolve(import.meta.dirname, '../../../../shared/corpus/clixml/GetExchangeCertificate.xml');

/** RawData and the text Windows printed of it, from an export of a real server. */
function exportedCertificates(): { base64: string; printed: ReadonlyMap<string, string> }[] {
  const xml = readFileSync(corpus, 'utf8');
  return [...xml.matchAll(/<ToString>([^<]*)<\/ToString>\s*<Props>\s*<BA N="RawData">([^<]*)<\/BA>/g)].map(
    ([, text = '', base64 = '']) => {
      const plain = text
        .replaceAll('_x000D__x000A_', '\n')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      const fields = [...plain.matchAll(/\[([^\]]+)\]\n {2}(.*)\n/g)].map(
        ([, key = '', value = '']) => [key, value] as const,
      );
      return { base64, printed: new Map(fields) };
    },
  );
}

describe('parseCertificates on a real export', () => {
  it('names every certificate as Windows printed it, from any wrapping', ({ skip }) => {
    if (!existsSync(corpus)) skip(`no corpus beside the checkout: ${corpus}`);
    const exported = exportedCertificates();
    expect(exported.length).toBeGreaterThan(0);
    for (const { base64, printed } of exported) {
      const der = new Uint8Array(Buffer.from(base64, 'base64'));
      const pem = new X509Certificate(der).toString();
      const wrapped = base64.replace(/.{76}/g, '$&\r\n');
      const inputs = [
        der,
        pem,
        `Bag Attributes\n  friendlyName: x\n${pem}\nmore text`,
        base64,
        wrapped,
        `"RawData": "${base64}",`,
      ];
      for (const input of inputs) {
        const { records, issues } = parseCertificates(input, { item: 'test' });
        expect(issues).toEqual([]);
        expect(records).toHaveLength(1);
        expect(records[0]).toMatchObject({
          partial: false,
          subject: printed.get('Subject'),
          issuer: printed.get('Issuer'),
          serialNumber: printed.get('Serial Number')?.replace(/^0+/, ''),
          thumbprint: printed.get('Thumbprint'),
        });
      }
    }
  });
});

describe('parseCertificates', () => {
  it('says that a text holds no certificate', () => {
    expect(parseCertificates('nothing to see here', { item: 'a.txt' })).toMatchObject({
      records: [],
      issues: [{ code: 'ITEM_NOT_CERTIFICATES', origin: { item: 'a.txt' } }],
    });
  });

  it('reports broken armor with its line', () => {
    const text = 'x\n-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n';
    expect(parseCertificates(text, { item: 'a.pem' }).issues).toMatchObject([
      { code: 'PEM_BLOCK_UNREADABLE', origin: { item: 'a.pem', line: 2, endLine: 4 } },
    ]);
  });

  it('reports a private key without reading it', () => {
    const text = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n';
    const { issues } = parseCertificates(text, { item: 'a.pem' });
    expect(issues.map(({ code }) => code)).toEqual(['PEM_BLOCK_SKIPPED']);
    expect(JSON.stringify(issues)).not.toContain('MIIB');
  });

  it('reports DER that is no certificate', () => {
    const codes = (bytes: number[]): string[] =>
      parseCertificates(new Uint8Array(bytes), { item: 'a.cer' }).issues.map(({ code }) => code);
    expect(codes([0x30, 0x82, 0x01])).toEqual(['CERTIFICATE_MALFORMED']);
    expect(codes([0x30, 0x81, 0x02, 0x05, 0x00])).toEqual(['CERTIFICATE_MALFORMED']);
  });
});
