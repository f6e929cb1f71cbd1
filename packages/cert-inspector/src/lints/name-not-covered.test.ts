import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { nameNotCovered as lint } from './name-not-covered.js';

const asOf = '2026-11-24';
const setup = certificateOf({ subject: [['CN', 'EX02']], dnsNames: ['EX02', 'EX02.contoso.local'] });

describe(lint.id, () => {
  it('fails where CN and SANs are other names (§E.2.1)', () => {
    expect(lint.evaluate(setup, { asOf, name: 'mail.contoso.com' })).toMatchObject({
      outcome: 'fail',
      summary: 'mail.contoso.com is not covered: the certificate is for EX02, EX02.contoso.local.',
    });
  });

  it('passes where a SAN has the name', () => {
    expect(lint.evaluate(setup, { asOf, name: 'ex02.CONTOSO.local.' })).toEqual({ outcome: 'pass' });
  });

  it('does not judge what is open: the apex, a cut list of names', () => {
    const apex = certificateOf({ subject: [['CN', 'contoso.com']] });
    expect(lint.evaluate(apex, { asOf, name: '*.contoso.com' }).outcome).toBe('insufficient-evidence');
    const cut = { ...setup, dnsNamesIncomplete: true as const };
    expect(lint.evaluate(cut, { asOf, name: 'mail.contoso.com' }).outcome).toBe('insufficient-evidence');
  });

  it('has nothing to judge without a name, or in an authority', () => {
    expect(lint.evaluate(setup, { asOf }).outcome).toBe('not-applicable');
    expect(lint.evaluate(certificateOf({ ca: true }), { asOf, name: 'a' }).outcome).toBe('not-applicable');
  });
});
