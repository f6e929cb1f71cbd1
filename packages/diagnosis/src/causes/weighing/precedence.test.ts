import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPrecedence, onlyOneCertain, PRECEDENCE } from './precedence.js';
import type { Weighed } from './weighed.js';

const fault = { fault: '450 4.7.320 CertificateExpired' } as Weighed['fault'];
const weighed = (differing: Partial<Weighed>): Weighed => ({
  id: 'certificate-expired',
  summary: '',
  servers: [],
  grounds: [],
  findings: [],
  fault,
  expected: null,
  score: 8,
  confidence: 'certain',
  ...differing,
});

describe('precedence', () => {
  it('is written down in the documentation', () => {
    const page = readFileSync(
      join(import.meta.dirname, '../../../../../docs/reference/how-causes-are-ranked.md'),
      'utf8',
    );
    for (const { first, before, because } of PRECEDENCE) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${first}\``));
      expect(row, first).toContain(because);
      for (const id of before) expect(row).toContain(`\`${id}\``);
    }
  });

  it('puts a cause that is also true below, and says so', () => {
    const [renewal, expired] = applyPrecedence([
      weighed({ id: 'renewal-incomplete', score: 6, confidence: 'high' }),
      weighed({}),
    ]);
    expect(renewal?.score).toBe(6);
    expect(expired).toMatchObject({ score: 5, confidence: 'high' });
    expect(expired?.grounds.at(-1)?.text).toMatch(/^Also true, and renewal-incomplete goes before it/);
  });

  it('leaves alone what is not settled, or of another fault', () => {
    const doubtful = [weighed({ id: 'renewal-incomplete', score: 3, confidence: 'medium' }), weighed({})];
    expect(applyPrecedence(doubtful)).toEqual(doubtful);
    const other = { fault: '451 5.7.3 starttls-required' } as Weighed['fault'];
    const apart = [weighed({ id: 'renewal-incomplete', fault: other }), weighed({})];
    expect(applyPrecedence(apart)).toEqual(apart);
  });

  it('lets one cause of a fault be certain', () => {
    const ranked = onlyOneCertain([weighed({ id: 'tls-domain-wrong' }), weighed({})]);
    expect(ranked.map(({ confidence }) => confidence)).toEqual(['certain', 'high']);
  });
});
