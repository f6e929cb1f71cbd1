import { describe, expect, it, vi } from 'vitest';
import { runFake } from '../test/fake-terminal.js';
import { EXIT } from './exit-code.js';

vi.mock(import('@hybrid-mailflow/diagnosis'), async (importOriginal) => ({
  ...(await importOriginal()),
  diagnose: () => Promise.reject(new Error('a rule\x1b[2J broke')),
}));

describe('a fault of ours', () => {
  it('is one sentence, where to report it, and 70', async () => {
    const { code, output, errors } = await runFake(['diagnose'], { input: 'x' });
    expect({ code, output }).toEqual({ code: EXIT.ourFault, output: '' });
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
    expect(errors).toContain('a rule\\x1b[2J broke');
    expect(errors).toContain('https://github.com/hybrid-mailflow/hybrid-mailflow/issues');
  });

  it('shows where with HMF_DEBUG', async () => {
    const { errors } = await runFake(['diagnose'], { input: 'x', environment: { HMF_DEBUG: '1' } });
    expect(errors).toContain('    at ');
  });
});
