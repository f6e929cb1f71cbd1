import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { DisturbedRepair, outcomes } from './disturbed-repair.js';
import { LOOPS } from './loops.js';

const { missing, version } = findPowershell();

let session: PowershellSession;
let repair: DisturbedRepair;
beforeAll(() => {
  if (missing === '') session = new PowershellSession();
});
afterAll(() => {
  if (missing === '') session.end();
});
afterEach(() => {
  if (missing === '') repair.organization.remove();
});

async function planned(name: string): Promise<DisturbedRepair> {
  const loop = LOOPS.find((one) => one.name === name);
  if (loop === undefined) throw new Error(`no loop ${name}`);
  return DisturbedRepair.plan(session, loop, loop.state(), 'cloud');
}

/** The connector from the organization, and the one to it, in this order. */
describe.skipIf(missing !== '')(
  `when the repair of two connectors is disturbed (${version}${missing})`,
  () => {
    beforeEach(async () => {
      repair = await planned('cloud services mail off, no TLS');
      expect(repair.said).toContain('in Exchange Online');
    }, 60_000);

    it('a cmdlet that fails on the second connector: says what is done, goes on later, and rolls back', async () => {
      repair.arrange({ cmdlet: 'Set-OutboundConnector', error: 'The server is too busy.' });
      const failed = await repair.fix();
      expect(failed.error).toContain('The server is too busy.');
      expect(outcomes(failed.output)).toEqual(['changed', 'UNKNOWN, run 01-check']);
      expect(failed.output).toContain('Not everything was done.');
      repair.arrange();
      expect(outcomes((await repair.fix()).output)).toEqual(['nothing to do', 'changed']);
      expect(await repair.rollback()).toMatchObject({ exitCode: 0, error: null });
      expect(repair.organization.settings).toEqual(repair.before);
    }, 90_000);

    it('a session that is gone: nothing is changed, and the check says that it could not look', async () => {
      repair.arrange({ cmdlet: 'Get-OutboundConnector', error: 'Call Connect-ExchangeOnline before.' });
      expect((await repair.check()).output).toContain('Not everything could be looked at');
      const failed = await repair.fix();
      expect(failed.output).toContain('could not be looked at.\n');
      expect(failed.output).toContain('This run has changed nothing.');
      expect(repair.organization.settings).toEqual(repair.before);
    }, 90_000);

    it('a rollback before any repair: says that nothing was restored', async () => {
      const said = await repair.rollback();
      expect(said.exitCode).toBe(1);
      expect(said.output).toContain('Nothing was restored');
      expect(said.output).not.toContain('What was changed is restored');
    }, 90_000);
  },
);

describe.skipIf(missing !== '')(`a name changed by somebody (${version}${missing})`, () => {
  beforeEach(async () => {
    repair = await planned('tls-domain-wrong');
  }, 60_000);

  const setTlsDomain = (value: string) =>
    repair.organization.change(({ cloud }) => {
      for (const outbound of cloud['OutboundConnector'] ?? []) outbound['TlsDomain'] = value;
    });

  it('since the diagnosis: nothing is changed, and the check says so', async () => {
    setTlsDomain('other.example');
    const changed = repair.organization.settings;
    const check = await repair.check();
    expect(check.exitCode).toBe(1);
    expect(check.output).toContain('changed since');
    expect(check.output).toContain('Collect and diagnose again');
    const refused = await repair.fix();
    expect(refused.error).toContain('Nothing was changed: somebody has changed these values since');
    expect(refused.output).toContain('This run has changed nothing.');
    expect(repair.organization.settings).toEqual(changed);
  }, 90_000);

  it('since the repair: the rollback leaves it, and says where the way back by hand is', async () => {
    await repair.fix();
    setTlsDomain('other.example');
    const changed = repair.organization.settings;
    const refused = await repair.rollback();
    expect(refused.error).toContain('plan.md tells the way back by hand');
    expect(repair.organization.settings).toEqual(changed);
  }, 90_000);
});
