import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { DisturbedRepair, outcomes } from './disturbed-repair.js';
import { labLoop } from './lab-loop.js';
import { LOOPS, withCopies } from './loops.js';
import type { PlayedState } from './played-state.js';

const { missing, version } = findPowershell();
const [founding] = LOOPS;

let session: PowershellSession;
let repair: DisturbedRepair;
beforeAll(() => {
  if (missing === '') session = new PowershellSession();
});
afterAll(() => {
  if (missing === '') session.end();
});

async function rollsBack(): Promise<void> {
  expect(await repair.rollback()).toMatchObject({ exitCode: 0, error: null });
}

/** Three servers need the repair: EX02, EX03 and EX04, in this order. */
describe.skipIf(missing !== '')(`when the repair is disturbed, in PowerShell ${version}${missing}`, () => {
  beforeEach(async () => {
    if (founding === undefined) throw new Error('no founding loop');
    const state = withCopies(founding.state(), 'EX02', ['EX03', 'EX04']);
    repair = await DisturbedRepair.plan(session, founding, state);
    expect(repair.said).toContain('3 steps');
  }, 60_000);
  afterEach(() => repair.organization.remove());

  const isRepaired = () =>
    ['EX02', 'EX03', 'EX04'].filter(
      (server) => connector(repair.organization.state, server)['TlsCertificateName'] !== null,
    );

  it(
    'a cmdlet that fails on the third server: says what is done, goes on later, and rolls back',
    { timeout: 90_000 },
    async () => {
      repair.arrange({ cmdlet: 'Set-ReceiveConnector', call: 3, error: 'The LDAP server is unavailable.' });
      const failed = await repair.fix();
      expect(failed.error).toContain('The LDAP server is unavailable.');
      expect(outcomes(failed.output)).toEqual(['changed', 'changed', 'UNKNOWN, run 01-check']);
      expect(isRepaired()).toEqual(['EX02', 'EX03']);
      repair.arrange();
      const later = await repair.fix();
      expect(outcomes(later.output)).toEqual(['nothing to do', 'nothing to do', 'changed']);
      expect(isRepaired()).toEqual(['EX02', 'EX03', 'EX04']);
      await rollsBack();
      expect(repair.organization.settings).toEqual(repair.before);
    },
  );

  it('a server that cannot be reached: nothing is changed anywhere', { timeout: 90_000 }, async () => {
    repair.arrange({ cmdlet: 'Get-ExchangeCertificate', unreachable: 'EX04' });
    const failed = await repair.fix();
    expect(failed.error).toContain('EX04 is unreachable');
    expect(outcomes(failed.output)).toEqual(['not reached', 'not reached', 'not reached']);
    expect(repair.organization.settings).toEqual(repair.before);
  });

  it('a server lost half-way: says so, and rolls back', { timeout: 90_000 }, async () => {
    repair.arrange({ cmdlet: 'Get-ExchangeCertificate', call: 4, unreachable: 'EX03' });
    const failed = await repair.fix();
    expect(failed.error).toContain('EX03 is unreachable');
    expect(outcomes(failed.output)).toEqual(['changed', 'not reached', 'not reached']);
    await rollsBack();
    expect(repair.organization.settings).toEqual(repair.before);
  });

  it(
    'a value somebody has changed since: nothing is changed, and the check says so',
    { timeout: 90_000 },
    async () => {
      repair.organization.change((state) => {
        connector(state, 'EX03')['TlsCertificateName'] = '<I>CN=Other<S>CN=Other';
      });
      const changed = repair.organization.settings;
      const check = await repair.check();
      expect(check.exitCode).toBe(1);
      expect(check.output).toContain('changed since');
      const refused = await repair.fix();
      expect(refused.error).toContain('Nothing was changed');
      expect(repair.organization.settings).toEqual(changed);
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
      repair.arrange({ cmdlet: 'Set-ReceiveConnector', call: 2, change });
      const refused = await repair.fix();
      expect(refused.error).toContain('Somebody has changed it since');
      expect(outcomes(refused.output)).toEqual(['changed', 'changed', 'not reached']);
      await rollsBack();
      expect(isRepaired()).toEqual(['EX04']);
      expect(connector(repair.organization.state, 'EX04')['TlsCertificateName']).toBe(change.value);
    },
  );

  it(
    'Ctrl+C within a change: says what is done and what is not known, and rolls back',
    { timeout: 90_000 },
    async () => {
      const interruptAt = join(repair.organization.folder, 'paused');
      repair.arrange({ cmdlet: 'Set-ReceiveConnector', call: 2, pause: interruptAt });
      const said = await repair.fixInConsole({ interruptAt }, { Confirm: false });
      expect(outcomes(said)).toEqual(['changed', 'UNKNOWN, run 01-check', 'not reached']);
      expect(isRepaired()).toEqual(['EX02']);
      await rollsBack();
      expect(repair.organization.settings).toEqual(repair.before);
    },
  );

  it(
    'a person who says no at the second step: the first is done, the rest is not',
    { timeout: 90_000 },
    async () => {
      const said = await repair.fixInConsole({ answers: ['Y', 'N'] });
      expect(outcomes(said)).toEqual(['changed', 'declined', 'not reached']);
      expect(isRepaired()).toEqual(['EX02']);
      await rollsBack();
      expect(repair.organization.settings).toEqual(repair.before);
    },
  );
});

/** Front ends of EX01, EX02 and EX03, the send connector, and HybridConfiguration, in this order. */
describe.skipIf(missing !== '')(`when the repair of a renewal is disturbed (${version}${missing})`, () => {
  beforeEach(async () => {
    repair = await DisturbedRepair.plan(
      session,
      labLoop('tls-certificate-name-stale', '', {
        answers: [],
        sides: ['onprem'],
        suits: ({ servers }) => servers.length === 3,
      }),
    );
    expect(repair.said).toContain('5 steps');
  }, 60_000);
  afterEach(() => repair.organization.remove());

  it('a cmdlet that fails on the third server: the send connector still names the old certificate', async () => {
    repair.arrange({ cmdlet: 'Set-ReceiveConnector', call: 3, error: 'The LDAP server is unavailable.' });
    const failed = await repair.fix();
    expect(failed.error).toContain('The LDAP server is unavailable.');
    expect(outcomes(failed.output)).toEqual([
      'changed',
      'changed',
      'UNKNOWN, run 01-check',
      'not reached',
      'not reached',
    ]);
    repair.arrange();
    expect(outcomes((await repair.fix()).output)).toEqual([
      'nothing to do',
      'nothing to do',
      'changed',
      'changed',
      'changed',
    ]);
    await rollsBack();
    expect(repair.organization.settings).toEqual(repair.before);
  }, 90_000);

  it('a source server that has lost the certificate since: nothing is changed anywhere', async () => {
    repair.organization.change(({ certificates }) => {
      certificates['EX03'] = (certificates['EX03'] ?? []).filter(({ Subject }) => Subject === 'CN=EX03');
    });
    const changed = repair.organization.settings;
    const failed = await repair.fix();
    expect(failed.error).toContain('was not found');
    expect(outcomes(failed.output)).toEqual(Array.from({ length: 5 }, () => 'not reached'));
    expect(repair.organization.settings).toEqual(changed);
  }, 90_000);

  it('the value of the wizard changed by somebody since: nothing is changed anywhere', async () => {
    repair.organization.change(({ objects }) => {
      for (const hybrid of objects['HybridConfiguration'] ?? [])
        hybrid['TlsCertificateName'] = '<I>CN=Other<S>CN=Other';
    });
    const changed = repair.organization.settings;
    expect((await repair.check()).output).toContain('changed since');
    expect((await repair.fix()).error).toContain('Nothing was changed');
    expect(repair.organization.settings).toEqual(changed);
  }, 90_000);

  it('Ctrl+C within the change of the send connector: says so, and rolls back', async () => {
    const interruptAt = join(repair.organization.folder, 'paused');
    repair.arrange({ cmdlet: 'Set-SendConnector', pause: interruptAt });
    const said = await repair.fixInConsole({ interruptAt }, { Confirm: false });
    expect(outcomes(said)).toEqual(['changed', 'changed', 'changed', 'UNKNOWN, run 01-check', 'not reached']);
    await rollsBack();
    expect(repair.organization.settings).toEqual(repair.before);
  }, 90_000);
});

describe.skipIf(missing !== '')(`questions of Exchange itself (${version}${missing})`, () => {
  beforeEach(async () => {
    repair = await DisturbedRepair.plan(
      session,
      labLoop('certificate-not-enabled-for-smtp', '', {
        answers: [],
        sides: ['onprem'],
        suits: ({ servers }) =>
          servers.length === 2 &&
          servers.every(({ store }) => store.every(({ services }) => services !== 'IMAP, POP, IIS, SMTP')),
      }),
    );
  }, 60_000);
  afterEach(() => repair.organization.remove());

  it('Yes where the answer had to be No: stops, and tells the certificate that was there', async () => {
    const [first] = repair.organization.state.objects['TransportService'] ?? [];
    const said = await repair.fix(['Y']);
    expect(said.error).toContain('what had to stay has changed');
    expect(said.error).toContain(String(first?.['InternalTransportCertificateThumbprint']));
    expect(said.output).toContain('answer No');
  }, 90_000);

  it('tells at the rollback what Exchange offers no way back from', async () => {
    await repair.fix(['N', 'N']);
    expect((await repair.rollback()).output).toContain('Stays as it is: Enable the certificate');
  }, 90_000);
});

function connector({ objects }: PlayedState, server: string) {
  const found = objects['ReceiveConnector']?.find(
    ({ Identity }) => Identity === `${server}\\Default Frontend ${server}`,
  );
  if (found === undefined) throw new Error(`no connector of ${server}`);
  return found;
}
