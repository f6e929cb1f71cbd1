import { whenAndWhere } from '../../observe/concentration.js';
import type { Finding } from '../../diagnosis.js';
import type { CauseDefinition } from '../define-cause.js';
import { confidenceOf, scoreOf, type Ground } from './ground.js';
import { fits, noted } from './grounds.js';
import { failingAttempts } from './observed.js';
import { shareGround } from './share-ground.js';
import { faultOf, isTextAlone, type View } from './view.js';
import type { Weighed } from './weighed.js';

/** What a cause's own look at the evidence comes to, with the fault it explains, its share, and the findings that belong to it. */
export function weigh({ id, faults, rules, assess }: CauseDefinition, view: View): Weighed | undefined {
  const assessment = assess(view);
  if (!assessment) return undefined;
  const { summary, servers, expected = null } = assessment;
  const fault = faultOf(view, faults);
  const share = fault && expected ? shareGround(fault, expected) : undefined;
  const note = fault && whenAndWhere(fault);
  const grounds: Ground[] = [
    ...assessment.grounds,
    ...(fault ? [fits(`The fault seen, ${fault.fault}, is one this cause makes.`)] : []),
    ...(share ? [share] : []),
    ...(note === undefined ? [] : [noted(note)]),
  ];
  const own = view.findings.filter((finding) => rules.includes(finding.ruleId) && isAbout(finding, servers));
  const confidence = confidenceOf(grounds);
  return {
    id,
    summary,
    servers,
    grounds,
    findings: [...own, ...(fault ? failingAttempts(view.findings, fault) : [])],
    fault,
    expected: expected && expected.failed > 0 ? expected : null,
    score: scoreOf(grounds),
    confidence:
      isTextAlone(view) && (confidence === 'certain' || confidence === 'high') ? 'medium' : confidence,
  };
}

function isAbout({ args }: Finding, servers: readonly string[]): boolean {
  const server = args['server'];
  return servers.length === 0 || typeof server !== 'string' || servers.includes(server.toUpperCase());
}
