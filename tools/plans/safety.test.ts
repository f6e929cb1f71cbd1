import { beforeAll, describe, expect, it } from 'vitest';
import { renderCollector, renderScripts, type ScriptFile } from '../../packages/remediation/src/index.js';
import {
  errorsOf,
  parse,
  powershellParser,
  type Parser,
} from '../../packages/remediation/test/syntax/powershell-syntax.js';
import { laterSyntax } from '../../packages/remediation/test/syntax/later-syntax.js';
import { dangersOf } from './dangers.js';
import { everyPlan, type Planned } from './every-plan.js';
import { scriptDangers } from './script-dangers.js';

describe('every plan the tests can produce', () => {
  let plans: readonly Planned[];
  let parser: Parser;
  beforeAll(async () => {
    plans = await everyPlan();
    parser = await powershellParser();
  }, 300_000);

  /** What is wrong, by the plan it is wrong in. */
  const objections = (judge: (planned: Planned) => readonly string[]) =>
    plans.flatMap((planned) => judge(planned).map((text) => `${planned.name}: ${text}`));

  it('is no empty set', () => {
    expect(plans.length).toBeGreaterThan(100);
    expect(plans.filter(({ plan }) => plan.steps.length > 0).length).toBeGreaterThan(8);
    const shells = plans.map(({ plan }) => new Set(plan.steps.map(({ shell }) => shell)).size);
    expect(Math.max(...shells)).toBe(2);
  });

  it('is safe: nothing forced, removed, weakened, unasked, repeated, or without a way back', () => {
    expect(objections(({ plan, diagnosis }) => dangersOf(plan, diagnosis))).toEqual([]);
  });

  it('answers every cause that is settled by a step, an instruction or a refusal', () => {
    expect(
      objections(({ plan, diagnosis }) =>
        diagnosis.causes
          .filter(({ id, findings, confidence }) => {
            const answers = [...plan.steps, ...plan.instructions].flatMap((part) => part.answers);
            const refused = plan.refusals.flatMap((refusal) => [...refusal.causes, ...refusal.findings]);
            const told = [...answers, ...refused, ...plan.instructions.map((part) => part.id)];
            return confidence !== 'medium' && ![id, ...findings].some((name) => told.includes(name));
          })
          .map(({ id }) => `nothing is said of ${id}`),
      ),
    ).toEqual([]);
  });

  it('is written in scripts that read only what they say, and change only what the plan says', () => {
    expect(
      objections(({ plan }) =>
        renderScripts(plan)
          .filter(({ path }) => path.endsWith('.ps1'))
          .flatMap(({ path, text }) =>
            scriptDangers(parse(parser, text), path, plan).map((danger) => `${path}: ${danger}`),
          ),
      ),
    ).toEqual([]);
  });

  it('is written in ASCII that the grammar accepts, with nothing Windows PowerShell 5.1 lacks', () => {
    expect(
      objections(({ plan }) => renderScripts(plan).flatMap((script) => languageFaults(parser, script))),
    ).toEqual([]);
    expect(renderCollector().flatMap((script) => languageFaults(parser, script))).toEqual([]);
  });
});

function languageFaults(parser: Parser, { path, text }: ScriptFile): string[] {
  if (!path.endsWith('.ps1')) return [];
  const root = parse(parser, text);
  const ascii = /^[\x0a\x20-\x7e]*$/.test(text) ? [] : ['not ASCII'];
  return [...ascii, ...errorsOf(root), ...laterSyntax(root)].map((fault) => `${path}: ${fault}`);
}
