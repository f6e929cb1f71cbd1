import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { certificateExpired as lint } from './certificate-expired.js';

const certificate = certificateOf({ notAfter: '2026-11-24T12:00:00Z' });

describe(lint.id, () => {
  it('fails from the second after the end on (§B.1.2)', () => {
    expect(lint.evaluate(certificate, { asOf: '2026-11-24T12:00:01Z' })).toMatchObject({
      outcome: 'fail',
      summary: 'It expired on 2026-11-24.',
    });
  });

  it('passes up to the end', () => {
    expect(lint.evaluate(certificate, { asOf: '2026-11-24T12:00:00Z' })).toEqual({ outcome: 'pass' });
  });

  it('needs the date', () => {
    const { notAfter, ...undated } = certificate;
    expect(notAfter).toBeDefined();
    expect(lint.evaluate(undated, { asOf: '2026-11-24' }).outcome).toBe('insufficient-evidence');
  });
});
