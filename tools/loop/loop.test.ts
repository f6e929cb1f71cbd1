import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../packages/diagnosis/src/index.js';
import type { Plan } from '../../packages/remediation/src/index.js';
import { examine } from '../../packages/remediation/test/powershell/examine.js';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { LOOPS } from './loops.js';
import { PlayedOrganization, settingsOf, type Side } from './played-organization.js';

const { missing, version } = findPowershell();
const FOLDERS: Readonly<Record<Side, string>> = {
  onprem: 'exchange-management-shell',
  cloud: 'exchange-online',
};

describe.skipIf(missing !== '')(`from collection to rollback in PowerShell ${version}${missing}`, () => {
  let session: PowershellSession;
  beforeAll(() => {
    session = new PowershellSession();
  });
  afterAll(() => session.end());

  it.each(LOOPS)('$name', { timeout: 180_000 }, async (loop) => {
    const { state, logs, beside, cause, sides, answers, typed, staying } = loop;
    const organization = new PlayedOrganization(session, state());
    const run = async (
      name: string,
      given?: Readonly<Record<string, unknown>>,
      order: readonly Side[] = sides,
      answered?: readonly string[],
    ) => {
      const said = [];
      for (const side of order)
        said.push(
          await organization.run(
            side,
            `fix/${FOLDERS[side]}/${name}`,
            given,
            side === 'onprem' ? answered : [],
          ),
        );
      return said;
    };
    const fine = { exitCode: 0, error: null };
    try {
      for (const { server, name, bytes } of logs) organization.addLog(server, name, bytes, 1);
      const traces = organization.addBeside(beside);
      const before = organization.settings;
      const start = organization.state;

      const { archives, said } = await organization.collect();
      expect(said).toMatchObject([fine, fine]);
      expect(organization.settings).toEqual(before);
      const first = await diagnosed(organization, [...archives, ...traces]);
      if (cause !== null) expect(first.causes[0]).toMatchObject({ id: cause });
      expect((await organization.type('plan', ...archives, ...traces, '--out', 'fix')).code).toBeLessThan(3);
      expect(answeredRules(organization, first)).toEqual(expect.arrayContaining([...answers]));

      const scripts = readdirSync(join(organization.folder, 'fix'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ps1'))
        .map((name) => join(organization.folder, 'fix', name));
      for (const script of await examine(session, scripts)) {
        expect(script).toMatchObject({ errors: [], later: [], redirections: [] });
      }

      for (const result of await run('01-check.ps1')) expect(result).toMatchObject(fine);
      for (const result of await run('02-fix.ps1', { WhatIf: true })) {
        expect(result).toMatchObject(fine);
        expect(result.output).toContain('What if:');
      }
      expect(organization.settings).toEqual(before);

      for (const result of await run('02-fix.ps1', { Confirm: false }, sides, typed))
        expect(result).toMatchObject(fine);
      const after = organization.settings;
      expect(after).not.toEqual(before);
      for (const result of await run('03-verify.ps1')) expect(result).toMatchObject(fine);

      organization.removeLogs();
      const again = await organization.collect();
      const second = await diagnosed(organization, again.archives);
      if (cause !== null) expect(second.causes.map(({ id }) => id)).not.toContain(cause);
      expect(second.findings.filter(({ ruleId }) => answers.includes(ruleId))).toEqual([]);
      // Without the logs of before the repair, advice says what only they told.
      const known = new Set(first.findings.map(({ ruleId }) => ruleId));
      const faults = second.findings.filter(({ severity }) => severity !== 'advice');
      expect(faults.filter(({ ruleId }) => !known.has(ruleId))).toEqual([]);

      const changes = organization.state.log.length;
      for (const result of await run('02-fix.ps1', { Confirm: false })) {
        expect(result).toMatchObject(fine);
        expect(result.output).toContain('nothing to do');
      }
      expect(organization.state.log).toHaveLength(changes);

      for (const result of await run('04-rollback.ps1', { Confirm: false }, [...sides].reverse()))
        expect(result).toMatchObject(fine);
      staying?.(start);
      expect(organization.settings).toEqual(settingsOf(start));
    } finally {
      organization.remove();
    }
  });
});

/** Rules of the findings that a step of the plan answers. */
function answeredRules({ folder }: PlayedOrganization, { findings }: Diagnosis): string[] {
  const plan = JSON.parse(readFileSync(join(folder, 'fix/plan.json'), 'utf8')) as Plan;
  const answered = new Set(plan.steps.flatMap((step) => step.answers));
  return findings.filter(({ id }) => answered.has(id)).map(({ ruleId }) => ruleId);
}

async function diagnosed(organization: PlayedOrganization, paths: readonly string[]): Promise<Diagnosis> {
  const { output, errors } = await organization.type('diagnose', ...paths, '--format', 'json');
  expect(errors).toBe('');
  return JSON.parse(output) as Diagnosis;
}
