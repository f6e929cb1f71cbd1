import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { tlsCertificateName } from '../tls-certificate-name.js';
import { tlsCertificateNameTooLong as lint } from './tls-certificate-name-too-long.js';

const context = { asOf: '2026-11-24' };
/** Self-signed, so `<I>CN=…<S>CN=…` has twice the name and 12 characters. */
const named = (length: number) => certificateOf({ subject: [['CN', 'ü'.repeat(length)]] });

describe(lint.id, () => {
  it('fails from 257 characters on (§B.4)', () => {
    const certificate = named(123);
    expect(tlsCertificateName(certificate)).toHaveLength(258);
    expect(lint.evaluate(certificate, context)).toMatchObject({
      outcome: 'fail',
      summary: expect.stringContaining('258 characters') as string,
    });
  });

  it('passes with 256, counted in UTF-16 units', () => {
    expect(tlsCertificateName(named(122))).toHaveLength(256);
    expect(lint.evaluate(named(122), context)).toEqual({ outcome: 'pass' });
  });
});
