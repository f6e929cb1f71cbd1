import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseFolder } from '@hybrid-mailflow/testing';
import type { Plan } from '@hybrid-mailflow/remediation';
import { runFake } from '../../test/fake-terminal.js';

const AS_OF = ['--as-of', '2026-11-24'];

describe('plan', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plan-'));
    cpSync(join(caseFolder('half-deferred'), 'evidence'), join(folder, 'evidence'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const plan = (...words: string[]) => runFake(['plan', ...words, ...AS_OF], { cwd: folder });
  /** Changes a text of the evidence, or adds a changed copy of it. */
  function edit(path: string, change: (text: string) => string, to = path): void {
    const at = join(folder, 'evidence', path);
    writeFileSync(join(folder, 'evidence', to), change(readFileSync(at, 'utf8')));
  }

  it('previews what would change, and writes nothing', async () => {
    const { code, output } = await plan('evidence');
    expect(code).toBe(0);
    expect(output).toContain('would add 2 values, change 0, remove 0');
    expect(output).toMatch(/^ {8}\+ TlsDomainCapabilities {2}\(empty\) -> mail\.protection/m);
    expect(readdirSync(folder)).toEqual(['evidence']);
  });

  it('writes with --out the plan that --json prints', async () => {
    const { output } = await plan('evidence', '--json', '--out', 'fix');
    expect(readFileSync(join(folder, 'fix/plan.json'), 'utf8')).toBe(output);
    expect(readdirSync(join(folder, 'fix')).sort()).toEqual([
      'exchange-management-shell',
      'plan.json',
      'plan.md',
    ]);
  });

  it('refuses a step on a connector of which there are two exports that differ', async () => {
    const connectors = 'EX02/receive-connectors.txt';
    edit(connectors, (text) => text.replace(/^(Fqdn +: ).*$/gm, '$1other.contoso.local'), 'EX02/again.txt');
    const { code, output } = await plan('evidence', '--detailed-exitcode');
    expect(code).toBe(4);
    expect(output.replace(/\s+/g, ' ')).toContain(
      'NOT No step on EX02\\Default Frontend EX02: ReceiveConnector EX02\\Default Frontend EX02 differs between ' +
        'evidence/EX02/again.txt and evidence/EX02/receive-connectors.txt in fqdn;',
    );
    const { refusals } = JSON.parse((await plan('evidence', '--json')).output) as Plan;
    expect(refusals).toMatchObject([{ code: 'EVIDENCE_CONTRADICTORY', findings: ['F1', 'F2'] }]);
  });

  it('refuses a step on a connector that was changed after the failures', async () => {
    edit('EX02/receive-connectors.txt', (text) =>
      text.replace(/^(WhenChangedUTC +: ).*$/gm, '$12026-11-20T08:00:00Z'),
    );
    const { refusals, steps } = JSON.parse((await plan('evidence', '--json')).output) as Plan;
    expect(steps).toEqual([]);
    expect(refusals).toMatchObject([{ code: 'EVIDENCE_STALE' }]);
    expect(refusals[0]?.text).toContain('trace messages from after that change');
  });

  it('tells with --detailed-exitcode whether there is something to do', async () => {
    const healthy = join(caseFolder('healthy-two-servers'), 'evidence');
    expect((await plan('evidence', '--detailed-exitcode')).code).toBe(1);
    expect((await plan(healthy, '--detailed-exitcode')).code).toBe(0);
    expect((await plan('evidence/trace.csv', '--detailed-exitcode')).code).toBe(4);
    writeFileSync(join(folder, 'nothing.txt'), 'nothing of this kind\n');
    expect((await plan('nothing.txt', '--detailed-exitcode')).code).toBe(3);
    expect((await plan('evidence', '--detailed-exit')).code).toBe(2);
  });
});
