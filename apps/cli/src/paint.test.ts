import { expect, it } from 'vitest';
import { paintFor } from './paint.js';
import type { Terminal } from './terminal.js';

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
])('with %j on a terminal: %s', (environment, terminal, coloured) => {
  const output = { write: () => true, isTTY: terminal, hasColors: () => true };
  const painted = paintFor({ environment, output } as unknown as Terminal)('bad', 'text');
  expect(painted).toBe(coloured ? '\x1b[31mtext\x1b[39m' : 'text');
});
