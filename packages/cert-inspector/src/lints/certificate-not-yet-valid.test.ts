import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { certificateNotYetValid as lint } from './certificate-not-yet-valid.js';

const certificate = certificateOf({ notBefore: '2026-12-01T00:00:00Z' });

describe(lint.id, () => {
  it('fails before the start', () => {
    expect(lint.evaluate(certificate, { asOf: '2026-11-30T23:59:59Z' })).toMatchObject({ outcome: 'fail' });
  });

  it('passes from the start on', () => {
    expect(lint.evaluate(certificate, { asOf: '2026-12-01T00:00:00Z' })).toEqual({ outcome: 'pass' });
  });
});
