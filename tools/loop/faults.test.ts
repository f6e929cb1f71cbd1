import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { runInConsole } from './interrupt.js';
import { LOOPS, withCopies } from './loops.js';
import { PlayedOrganization } from './played-organization.js';
import type { Fault, PlayedState } from './played-state.js';

const { missing, version } = findPowershell();
const [founding] = LOOPS;
const SCRIPTS = 'fix/exchange-management-shell';

/** Three servers need the repair: EX02, EX03 and EX04, in this order. */
describe.skipIf(missing !== '')(`when the repair is disturbed, in PowerShell ${version}${missing}`, () => {
  let session: PowershellSession;
  let organization: PlayedOrganization;
  let before: unknown;
  beforeAll(() => {
    session = new PowershellSession();
  });
  afterAll(() => session.end());
  beforeEach(async () => {
    if (founding === undefined) throw new Error('no founding loop');
    organization = new PlayedOrganization(session, withCopies(founding.state(), 'EX02', ['EX03', 'EX04']));
    const { archives } = await organization.collect();
    const traces = organization.addBeside(founding.beside);
    const planned = await organization.type('plan', ...archives, ...traces, '--out', 'fix');
    expect(planned.output).toContain('3 steps');
    before = organization.settings;
  }, 60_000);
  afterEach(() => organization.remove());

  const fix = (given: Readonly<Record<string, unknown>> = { Confirm: false }) =>
    organization.run('onprem', `${SCRIPTS}/02-fix.ps1`, given);
  const arrange = (...faults: Fault[]) => organization.change((state) => (state.faults = faults));
  const isRepaired = () =>
    ['EX02', 'EX03', 'EX04'].filter(
      (server) => connector(organization.state, server)['TlsCertificateName'] !== null,
    );
  async function rollsBack(): Promise<void> {
    arrange();
    const result = await organization.run('onprem', `${SCRIPTS}/04-rollback.ps1`, { Confirm: false });
    expect(result).toMatchObject({ exitCode: 0, error: null });
  }

  it(
    'a cmdlet that fails on the third server: says what is done, goes on later, and rolls back',
    { timeout: 90_000 },
    async () => {
      arrange({ cmdlet: 'Set-ReceiveConnector', call: 3, error: 'The LDAP server is unavailable.' });
      const failed = await fix();
      expect(failed.error).toContain('The LDAP server is unavailable.');
      expect(outcomes(failed.output)).toEqual(['changed', 'changed', 'UNKNOWN, run 01-check']);
      expect(isRepaired()).toEqual(['EX02', 'EX03']);
      arrange();
      const later = await fix();
      expect(outcomes(later.output)).toEqual(['nothing to do', 'nothing to do', 'changed']);
      expect(isRepaired()).toEqual(['EX02', 'EX03', 'EX04']);
      await rollsBack();
      expect(organization.settings).toEqual(before);
    },
  );

  it('a server that cannot be reached: nothing is changed anywhere', { timeout: 90_000 }, async () => {
    arrange({ cmdlet: 'Get-ExchangeCertificate', unreachable: 'EX04' });
    const failed = await fix();
    expect(failed.error).toContain('EX04 is unreachable');
    expect(outcomes(failed.output)).toEqual(['not reached', 'not reached', 'not reached']);
    expect(organization.settings).toEqual(before);
  });

  it('a server lost half-way: says so, and rolls back', { timeout: 90_000 }, async () => {
    arrange({ cmdlet: 'Get-ExchangeCertificate', call: 4, unreachable: 'EX03' });
    const failed = await fix();
    expect(failed.error).toContain('EX03 is unreachable');
    expect(outcomes(failed.output)).toEqual(['changed', 'not reached', 'not reached']);
    await rollsBack();
    expect(organization.settings).toEqual(before);
  });

  it(
    'a value somebody has changed since: nothing is changed, and the check says so',
    { timeout: 90_000 },
    async () => {
      organization.change((state) => {
        connector(state, 'EX03')['TlsCertificateName'] = '<I>CN=Other<S>CN=Other';
      });
      const changed = organization.settings;
      const check = await organization.run('onprem', `${SCRIPTS}/01-check.ps1`);
      expect(check.exitCode).toBe(1);
      expect(check.output).toContain('changed since');
      const refused = await fix();
      expect(refused.error).toContain('Nothing was changed');
      expect(organization.settings).toEqual(changed);
    },
  );

  it(
    'a value somebody changes between the look and the change: that server is left as it is',
    { timeout: 90_000 },
    async () => {
      const change = {
        kind: 'ReceiveConnector',
        identity: 'EX04\\Default Frontend EX04',
        property: 'TlsCertificateName',
        value: '<I>CN=Other<S>CN=Other',
      };
      arrange({ cmdlet: 'Set-ReceiveConnector', call: 2, change });
      const refused = await fix();
      expect(refused.error).toContain('Somebody has changed it since');
      expect(outcomes(refused.output)).toEqual(['changed', 'changed', 'not reached']);
      await rollsBack();
      expect(isRepaired()).toEqual(['EX04']);
      expect(connector(organization.state, 'EX04')['TlsCertificateName']).toBe(change.value);
    },
  );

  it(
    'Ctrl+C within a change: says what is done and what is not known, and rolls back',
    { timeout: 90_000 },
    async () => {
      const interruptAt = join(organization.folder, 'paused');
      arrange({ cmdlet: 'Set-ReceiveConnector', call: 2, pause: interruptAt });
      const request = organization.request('onprem', join(organization.folder, SCRIPTS, '02-fix.ps1'), {
        Confirm: false,
      });
      const said = await runInConsole(request, { interruptAt });
      expect(outcomes(said)).toEqual(['changed', 'UNKNOWN, run 01-check', 'not reached']);
      expect(isRepaired()).toEqual(['EX02']);
      await rollsBack();
      expect(organization.settings).toEqual(before);
    },
  );

  it(
    'a person who says no at the second step: the first is done, the rest is not',
    { timeout: 90_000 },
    async () => {
      const request = organization.request('onprem', join(organization.folder, SCRIPTS, '02-fix.ps1'));
      const said = await runInConsole(request, { answers: ['Y', 'N'] });
      expect(outcomes(said)).toEqual(['changed', 'declined', 'not reached']);
      expect(isRepaired()).toEqual(['EX02']);
      await rollsBack();
      expect(organization.settings).toEqual(before);
    },
  );
});

/** What a script says of each step at its end. */
function outcomes(output: string): string[] {
  return [...output.matchAll(/^(.{22}) step-\d+ /gm)].map(([, outcome = '']) => outcome.trim());
}

function connector({ objects }: PlayedState, server: string) {
  const found = objects['ReceiveConnector']?.find(
    ({ Identity }) => Identity === `${server}\\Default Frontend ${server}`,
  );
  if (found === undefined) throw new Error(`no connector of ${server}`);
  return found;
}
