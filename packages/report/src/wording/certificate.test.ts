import { expect, it } from 'vitest';
import { certificateText } from './certificate.js';

const asOf = '2026-11-24';
const plain = { thumbprint: null, notAfter: null, selfSigned: null };

it.each([
  [{ ...plain, subject: 'CN=EX02' }, 'CN=EX02'],
  [{ ...plain, subject: 'CN=EX02', selfSigned: true }, 'CN=EX02 (self-signed)'],
  [
    { ...plain, subject: 'E=x, CN="a, b", O=c', selfSigned: false, notAfter: '2027-02-01T00:00:00Z' },
    'CN="a, b" (CA, until 2027-02-01)',
  ],
  [{ ...plain, subject: 'O=only', notAfter: '2026-11-01' }, 'O=only (expired 2026-11-01)'],
])('%j', (certificate, text) => {
  expect(certificateText(certificate, asOf)).toBe(text);
});
