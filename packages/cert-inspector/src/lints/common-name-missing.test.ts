import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { commonNameMissing as lint } from './common-name-missing.js';

const context = { asOf: '2026-11-24' };
const dnsNames = ['mail.contoso.com'];

describe(lint.id, () => {
  it.each([[[]], [[['O', 'Contoso']] as const]])('fails for the subject %j (§I.1)', (subject) => {
    expect(lint.evaluate(certificateOf({ subject, dnsNames }), context)).toMatchObject({ outcome: 'fail' });
  });

  it('passes with a common name', () => {
    expect(lint.evaluate(certificateOf({}), context)).toEqual({ outcome: 'pass' });
  });

  it('does not take a subject that was not logged for an empty one', () => {
    const unlogged = { partial: true, subject: '', issuer: '', dnsNames, origin: { item: 'a' } };
    expect(lint.evaluate(unlogged, context).outcome).toBe('insufficient-evidence');
  });
});
