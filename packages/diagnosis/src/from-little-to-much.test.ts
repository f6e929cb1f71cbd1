import { describe, expect, it } from 'vitest';
import { fact, causesOf, causesOfTexts, mismatch, trace } from '../test/causes.js';
import { PUBLIC, server, setupCertificate, untouched } from '../test/organization.js';

const shown = mismatch('CN=EX02', setupCertificate('EX02').thumbprint);
const NAME = 'server-without-tls-certificate-name';

describe('from little to much', () => {
  it('one pasted line: what it may be, and what would decide, never more than medium', async () => {
    const causes = await causesOfTexts({ items: [shown] });
    expect(causes.map(({ confidence }) => confidence)).not.toContain('high');
    expect(causes[0]).toMatchObject({ id: NAME, confidence: 'medium', servers: ['EX02'] });
    expect(causes[0]?.settledBy[0]).toBe('receive-connectors');
  });

  it('a line and one export: the connector it points to', async () => {
    const stores = { certificates: [] };
    const causes = await causesOf([server('EX01', stores), untouched('EX02', stores)], { items: [shown] });
    expect(causes[0]).toMatchObject({ id: NAME, confidence: 'high', servers: ['EX02'] });
  });

  it('everything: the cause, when it began, and where alone it is', async () => {
    const rows = Array.from({ length: 60 }, (_, minute) => ({
      minute: minute * 3,
      ...(minute >= 20 && minute % 2 === 0 && { failed: 'SubjectMismatch' }),
    }));
    const [first] = await causesOf([server('EX01'), untouched('EX02')], { items: [trace(rows), shown] });
    expect(first).toMatchObject({ id: NAME, confidence: 'certain', expected: { failed: 1, total: 2 } });
    expect(first?.reasons.join('\n')).toMatch(/since Tuesday 2026-11-03 14:00 UTC, with 20 attempts before/);
  });

  it('settings alone: what would fail, before anything fails', async () => {
    const [first] = await causesOf([server('EX01'), untouched('EX02')]);
    expect(first).toMatchObject({ id: NAME, confidence: 'high', observed: null, servers: ['EX02'] });
  });

  it('settings alone: what will break on which date', async () => {
    const asOf = '2027-03-02T00:00:00.000Z';
    const [first] = await causesOf([server('EX01', { certificates: [PUBLIC] })], { asOf });
    expect(first).toMatchObject({ id: 'certificate-expired', confidence: 'high' });
    expect(first?.summary).toContain('expired on 2027-02-28');
  });

  it('a probe alone: what it shows, never more than medium', async () => {
    const masked = fact('smtp-endpoint', { bannerMasked: true, startTlsOffered: false, tls: 'not-tried' });
    const [first] = await causesOfTexts({ facts: [masked] });
    expect(first).toMatchObject({ id: 'starttls-stripped-by-device', confidence: 'medium' });
  });
});
