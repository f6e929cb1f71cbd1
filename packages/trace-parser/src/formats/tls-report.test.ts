import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeText } from '@hybrid-mailflow/evidence';
import { detectTrace } from '../detect.js';
import { parseTrace } from '../parse-trace.js';

const json = readFileSync(join(import.meta.dirname, '../../test/fixtures/tls-report.json'));
const packed = gzipSync(json);
const mail = [
  'From: tls@fabrikam.com',
  'Subject: Report Domain: contoso.com',
  'TLS-Report-Domain: contoso.com',
  'Content-Type: multipart/report; report-type="tlsrpt"; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'A TLS report.',
  '--b',
  'Content-Type: application/tlsrpt+gzip',
  'Content-Transfer-Encoding: base64',
  '',
  packed.toString('base64'),
  '--b--',
].join('\r\n');

describe('tls-report', () => {
  it.each([
    ['JSON', json],
    ['gzip', packed],
    ['the mail around it', Buffer.from(mail)],
  ])('reads %s, and counts sessions without repeating them', (_, bytes) => {
    expect(detectTrace({ label: 'report.json.gz', text: decodeText(bytes).text })[0]?.format).toBe(
      'tls-report',
    );
    const { records, issues } = parseTrace(bytes, { item: 'report.json.gz' });
    expect(issues).toEqual([]);
    expect(records.map((record) => record.kind === 'attempt' && record.attempt)).toMatchObject([
      {
        outcome: 'failed',
        count: 8,
        token: 'certificate-host-mismatch',
        class: 'certificate',
        targetHost: 'mail.contoso.com',
        targetAddress: '203.0.113.25',
        clientAddress: '192.0.2.7',
        time: { iso: '2026-03-02T00:00:00.000Z' },
        extra: {
          'policy-type': 'sts',
          'policy-domain': 'contoso.com',
          'policy-string': 'version: STSv1; mode: enforce; mx: mail.contoso.com',
          'organization-name': 'Fabrikam Mail',
        },
        origin: { path: 'policies[0].failure-details[0]' },
      },
      { count: 3, token: 'starttls-not-supported', class: 'tls' },
      { outcome: 'failed', count: 1, class: 'unknown', origin: { path: 'policies[0].summary' } },
      { outcome: 'delivered', count: 90 },
    ]);
  });

  it('says so when a file is damaged, or grows beyond the limit', () => {
    const read = (bytes: Uint8Array, itemBytes = 1_000_000) =>
      parseTrace(bytes, { item: 'x', format: 'tls-report', mailLimits: { itemBytes } }).issues.map(
        ({ code }) => code,
      );
    expect(read(packed.subarray(0, 100))).toEqual(['GZIP_DAMAGED']);
    expect(read(gzipSync(Buffer.alloc(5_000_000)))).toEqual(['GZIP_DAMAGED']);
    expect(read(json.subarray(0, 300))).toEqual(['JSON_DAMAGED']);
    expect(read(Buffer.from('Subject: x\n\nno report'))).toEqual(['MAIL_WITHOUT_FACTS']);
    expect(read(Buffer.from('[1, null, {"policies": [null, {"failure-details": 3}]}]'))).toEqual([]);
  });
});
