import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../test/parse.js';
import { wildcardTooShort as lint } from './wildcard-too-short.js';

const asOf = '2026-11-24';
const of = (...dnsNames: string[]) => certificateOf({ subject: [], dnsNames });

describe(lint.id, () => {
  it.each([
    ['a.b.contoso.com', '*.contoso.com'],
    ['contoso.com', '*.contoso.com'],
  ])('fails for %s under %s (§B.1.10)', (name, wildcard) => {
    expect(lint.evaluate(of(wildcard), { asOf, name })).toMatchObject({ outcome: 'fail' });
  });

  it.each(['mail.*.contoso.com', 'm*.contoso.com', '*', '*.*.contoso.com'])(
    'fails for the useless %s',
    (name) => {
      expect(lint.evaluate(of('mail.contoso.com', name), { asOf })).toMatchObject({
        outcome: 'fail',
        summary: expect.stringContaining(`${name} covers nothing`) as string,
      });
    },
  );

  it('passes where a name covers what is expected', () => {
    const both = of('*.contoso.com', 'contoso.com', 'a.b.contoso.com');
    for (const name of ['mail.contoso.com', 'contoso.com', 'a.b.contoso.com', '*.contoso.com'])
      expect(lint.evaluate(both, { asOf, name })).toEqual({ outcome: 'pass' });
    expect(lint.evaluate(both, { asOf })).toEqual({ outcome: 'pass' });
    expect(lint.evaluate(of('*.contoso.com'), { asOf, name: 'mail.fabrikam.com' })).toEqual({
      outcome: 'pass',
    });
  });
});
