import { expect, it } from 'vitest';
import { fittingSummary } from './job-summary.js';

it('leaves a summary that fits as it is', () => {
  expect(fittingSummary('# a\n', 'x.json')).toBe('# a\n');
});

it('cuts a long one at a line and says where the rest is', () => {
  const cut = fittingSummary('ä'.repeat(50) + '\n' + 'line\n'.repeat(300_000), 'x.json');
  expect(Buffer.byteLength(cut)).toBeLessThan(1024 * 1024);
  expect(cut).toMatch(/line\n\n\(Cut here: .*x\.json\.\)\n$/);
});
