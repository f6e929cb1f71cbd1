import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../packages/diagnosis/src/index.js';
import { planRemediation, renderScripts } from '../../packages/remediation/src/index.js';
import {
  errorsOf,
  parse,
  powershellParser,
} from '../../packages/remediation/test/syntax/powershell-syntax.js';
import { CASES } from '../cases/registry.js';
import { caseEvidence } from '../testing/src/index.js';

/** Needs no PowerShell: whatever a case leads to is at least PowerShell by its grammar, and ASCII. */
describe('the scripts of every case', () => {
  let parser: Awaited<ReturnType<typeof powershellParser>>;
  beforeAll(async () => {
    parser = await powershellParser();
  });

  it.each(CASES.map(({ slug, expected }) => [slug, expected.asOf] as const))('%s', async (slug, asOf) => {
    const plan = planRemediation(await diagnose(caseEvidence(slug), { asOf }));
    for (const { path, text } of renderScripts(plan)) {
      if (!path.endsWith('.ps1')) continue;
      expect(text).toMatch(/^[\x0a\x20-\x7e]*$/);
      expect(errorsOf(parse(parser, text)), path).toEqual([]);
    }
  });
});
