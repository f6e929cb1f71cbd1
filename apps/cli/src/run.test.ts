import { describe, expect, it } from 'vitest';
import { runFake } from '../test/fake-terminal.js';
import { EXIT } from './exit-code.js';

describe('the command line', () => {
  it('prints its version', async () => {
    expect(await runFake(['--version'])).toEqual({ code: 0, output: '1.2.3\n', errors: '' });
  });

  it('lists commands and exit codes', async () => {
    const { code, output } = await runFake(['--help']);
    expect(code).toBe(0);
    for (const command of ['diagnose', 'plan', 'cert', 'explain', 'read'])
      expect(output).toMatch(new RegExp(`^  ${command} `, 'm'));
    for (const exit of Object.values(EXIT)) expect(output).toMatch(new RegExp(`^  ${exit} +\\S`, 'm'));
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it.each([
    [['--colour'], /unknown option '--colour'/],
    [['diagnos'], /unknown command 'diagnos'.*\n?.*diagnose/],
    [['diagnose', '--format', 'pdf'], /Allowed choices are text, json, markdown/],
    [['diagnose', '--as-of', 'tuesday'], /2026-11-24/],
    [['diagnose', '--as-of', '2026-13-01'], /2026-11-24/],
    [['diagnose', '--fail-on', 'everything'], /blocker, degraded, advice, never/],
    [['diagnose'], /Give files or folders/],
    [['diagnose', 'nowhere.csv'], /nowhere\.csv: no such file or folder/],
  ])('refuses %j with 2', async (args, sentence) => {
    const { code, output, errors } = await runFake(args);
    expect(errors).toMatch(sentence);
    expect({ code, output }).toEqual({ code: EXIT.usage, output: '' });
    expect(errors).not.toContain('    at ');
  });

  it('without a command prints its help, on the side of the conversation', async () => {
    const { code, output, errors } = await runFake([]);
    expect({ code, output }).toEqual({ code: EXIT.usage, output: '' });
    expect(errors).toContain('Usage: hybrid-mailflow');
  });
});
