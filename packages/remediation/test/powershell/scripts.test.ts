import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planRemediation } from '../../src/plan-remediation.js';
import { renderScripts } from '../../src/render-scripts.js';
import { foundingDiagnosis } from '../founding-diagnosis.js';
import { examine, type Examined } from './examine.js';
import { findPowershell } from './find-powershell.js';
import { PowershellSession } from './powershell-session.js';

const { missing, version } = findPowershell();

describe.skipIf(missing !== '')(
  `the scripts under PowerShell's own parser (PowerShell ${version}${missing})`,
  () => {
    let folder: string;
    let session: PowershellSession;
    let examined: readonly Examined[];
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'scripts-'));
      session = new PowershellSession();
      const scripts = renderScripts(planRemediation(foundingDiagnosis())).filter(({ path }) =>
        path.endsWith('.ps1'),
      );
      const paths = scripts.map(({ path }, at) => join(folder, `${at}-${path.split('/').at(-1) ?? ''}`));
      scripts.forEach(({ text }, at) => writeFileSync(paths[at] ?? '', text));
      const later = join(folder, 'later.ps1');
      writeFileSync(later, 'using namespace System\n$a ?? 1; $b ? 1 : 2; Get-Date && Get-Date; ${x}?.y\n');
      examined = await examine(session, [...paths, later]);
    }, 60_000);
    afterAll(() => {
      session.end();
      rmSync(folder, { recursive: true });
    });

    it('parse without an error, with nothing Windows PowerShell 5.1 lacks, and write to no file unasked', () => {
      expect(examined.slice(0, -1)).toHaveLength(4);
      for (const script of examined.slice(0, -1)) {
        expect(script).toMatchObject({ errors: [], later: [], redirections: [] });
      }
    });

    it('sees what Windows PowerShell 5.1 lacks', () => {
      expect(
        examined
          .at(-1)
          ?.later.map((text) => text.replace(/^\d+: /, ''))
          .sort(),
      ).toEqual(['&& or ||', '?. or ?[]', '??', 'a ? b : c', 'using']);
    });
  },
);
