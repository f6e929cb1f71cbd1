import { describe, expect, it } from 'vitest';
import { causesOf, trace } from '../../test/causes.js';
import { server, untouched } from '../../test/organization.js';

describe('path-varies-by-site', () => {
  const rows = (failing: string) =>
    Array.from({ length: 24 }, (_, minute) => {
      const address = minute % 2 === 0 ? '192.0.2.10' : '198.51.100.20';
      return { minute, address, ...(address === failing && { failed: 'SubjectMismatch' }) };
    });

  it('holds where one address fails as a whole and its inside is not seen', async () => {
    const [first] = await causesOf([server('EX01')], { items: [trace(rows('198.51.100.20'))] });
    expect(first).toMatchObject({ id: 'path-varies-by-site', confidence: 'certain', servers: [] });
    expect(first?.summary).toContain('198.51.100.20');
  });

  it('leaves it to the cause inside where that is seen', async () => {
    const causes = await causesOf([server('EX01'), untouched('EX02')], {
      items: [trace(rows('198.51.100.20'))],
    });
    expect(causes[0]?.id).toBe('server-without-tls-certificate-name');
  });
});
