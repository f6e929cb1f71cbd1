import { describe, expect, it } from 'vitest';
import { factsIn, readFacts } from '../../test/pasted.js';

describe('renewal-log', () => {
  it('reads win-acme: where the certificate went and that its script failed', () => {
    expect(factsIn('renewal-log-win-acme', 'renewal-log')).toMatchObject([
      { tool: 'win-acme', step: 'stored', store: 'My', names: ['mail.contoso.com'], ok: true },
      {
        step: 'script',
        script: './Scripts/ImportExchange.v2.ps1',
        thumbprint: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
        ok: true,
      },
      { step: 'script', ok: false },
      { step: 'renewed', names: ['mail.contoso.com'] },
    ]);
  });

  it('reads certbot with its hooks', () => {
    expect(factsIn('renewal-log-certbot', 'renewal-log').map(({ step, ok }) => [step, ok])).toEqual([
      ['renewed', true],
      ['renewed', true],
      ['stored', true],
      ['script', false],
      ['failed', false],
    ]);
  });

  it.each([
    [
      '2026-03-02 09:00:01.123 +01:00 [INF] ---- Beginning Request [Exchange] ----\n2026-03-02 09:00:09.000 +01:00 [INF] Completed Certificate Request.',
      'certify',
      'renewed',
    ],
    ['VERBOSE: Using Posh-ACME 4.20\nVERBOSE: Successfully created certificate.', 'posh-acme', 'renewed'],
  ])('%s', (text, tool, step) => {
    expect(readFacts(text).facts).toMatchObject([{ tool, step, ok: true }]);
  });
});
