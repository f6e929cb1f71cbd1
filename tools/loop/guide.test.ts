import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { readGuide, refreshedGuide } from './guide-examples.js';

const { missing, version } = findPowershell();

let session: PowershellSession;
beforeAll(() => {
  if (missing === '') session = new PowershellSession();
});
afterAll(() => {
  if (missing === '') session.end();
});

it.skipIf(missing !== '')(
  `from-incident-to-repair shows what its scripts print in PowerShell ${version}${missing}`,
  async () => {
    expect(readGuide()).toBe(await refreshedGuide(session));
  },
  90_000,
);
