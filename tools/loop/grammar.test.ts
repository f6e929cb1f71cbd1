import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose, type Diagnosis } from '../../packages/diagnosis/src/index.js';
import { planRemediation, renderScripts } from '../../packages/remediation/src/index.js';
import {
  errorsOf,
  parse,
  powershellParser,
} from '../../packages/remediation/test/syntax/powershell-syntax.js';
import { CASES } from '../cases/registry.js';
import { LAB_CAUSES } from '../lab/causes/index.js';
import { generate, itemsOf } from '../lab/generate.js';
import { caseEvidence } from '../testing/src/index.js';
import { LOOPS } from './loops.js';

/** Needs no PowerShell: whatever is planned is at least PowerShell by its grammar, and ASCII. */
describe('the scripts', () => {
  let parser: Awaited<ReturnType<typeof powershellParser>>;
  beforeAll(async () => {
    parser = await powershellParser();
  });

  /** Gives how many scripts there are. */
  function expectPowershell(diagnosis: Diagnosis): number {
    let scripts = 0;
    for (const { path, text } of renderScripts(planRemediation(diagnosis))) {
      if (!path.endsWith('.ps1')) continue;
      scripts++;
      expect(text).toMatch(/^[\x0a\x20-\x7e]*$/);
      expect(errorsOf(parse(parser, text)), path).toEqual([]);
    }
    return scripts;
  }

  it.each(CASES.map(({ slug, expected }) => [slug, expected.asOf] as const))(
    'of the case %s',
    async (slug, asOf) => {
      expectPowershell(await diagnose(caseEvidence(slug), { asOf }));
    },
  );

  it.each(LAB_CAUSES.map((cause) => [cause.id, cause] as const))(
    'of a laboratory organization with %s',
    async (_, cause) => {
      const evidence = itemsOf(generate(cause, 21), 21);
      expectPowershell(await diagnose(evidence, { asOf: '2026-11-17T15:00:00.000Z' }));
    },
  );

  it.each(LOOPS.filter(({ cause }) => cause === null).map((loop) => [loop.name, loop] as const))(
    'of settings somebody has changed: %s',
    async (_, { state }) => {
      const { objects, cloud, certificates } = state();
      const item = (kind: string, found: unknown) => ({
        label: `${kind}.json`,
        bytes: new TextEncoder().encode(JSON.stringify(found)),
      });
      const evidence = [
        ...Object.entries(objects).map(([kind, found]) => item(kind, found)),
        ...Object.entries(cloud).map(([kind, found]) => item(`cloud-${kind}`, found)),
        ...Object.entries(certificates).map(([server, found]) => item(`${server}/certificates`, found)),
      ];
      const diagnosis = await diagnose(evidence, { asOf: '2026-11-24T00:00:00.000Z' });
      expect(expectPowershell(diagnosis)).toBeGreaterThan(0);
    },
  );
});
