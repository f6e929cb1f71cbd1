import type { Diagnosis, Finding } from '@hybrid-mailflow/diagnosis';
import type { Issue, Origin } from '@hybrid-mailflow/evidence';
import type { SettingChange } from './answer.js';
import type { Refusal, RefusalCode } from './plan.js';

interface Consequence {
  readonly code: RefusalCode;
  /** Which evidence must be beyond doubt: what the finding is about, or whatever it was concluded from. */
  readonly reach: 'own' | 'all';
  /** What to export again, so that it can be planned. */
  readonly again: (doubted: string) => string;
}

/** The issues of a diagnosis that no step may rest on. */
const CONSEQUENCES: Readonly<Record<string, Consequence>> = {
  CONFLICTING_EXPORTS: {
    code: 'EVIDENCE_CONTRADICTORY',
    reach: 'all',
    again: (doubted) => `Export again what ${doubted} hold, and plan from the new export alone.`,
  },
  EXPORT_OLDER_THAN_LOG: {
    code: 'EVIDENCE_STALE',
    reach: 'all',
    again: (doubted) =>
      `Export the certificates of that server again (Get-ExchangeCertificate) in place of ${doubted}, and plan again.`,
  },
  SETTINGS_CHANGED_SINCE: {
    code: 'EVIDENCE_STALE',
    // What it was compared with may have been mended since: that mends nothing here.
    reach: 'own',
    again: (doubted) =>
      `Export it again in place of ${doubted}, trace messages from after that change, and plan again.`,
  },
};

/** Why these changes would rest on evidence that is stale or contradicts itself; undefined where they would not. */
export function doubtOf(
  finding: Finding,
  changes: readonly SettingChange[],
  diagnosis: Diagnosis,
): Refusal | undefined {
  const [change] = changes;
  if (change === undefined) return undefined;
  return doubtsIn(diagnosis).flatMap(({ issue, consequence, text }): Refusal[] =>
    restsOn(issue, consequence.reach, finding, changes, diagnosis)
      ? [
          {
            code: consequence.code,
            text: `No step on ${change.target.identity}: ${text}`,
            causes: [],
            findings: [finding.id],
          },
        ]
      : [],
  )[0];
}

/** Doubted evidence as a reason of its own, for where no cause is sure: it may be why. */
export function doubtedEvidence(diagnosis: Diagnosis): readonly Refusal[] {
  return doubtsIn(diagnosis).map(({ consequence, text }) => ({
    code: consequence.code,
    text,
    causes: [],
    findings: [],
  }));
}

function doubtsIn({ issues }: Diagnosis) {
  return issues.flatMap((issue) => {
    const consequence = Object.hasOwn(CONSEQUENCES, issue.code) ? CONSEQUENCES[issue.code] : undefined;
    if (consequence === undefined || issue.doubts === undefined) return [];
    const doubted = [...new Set(issue.doubts.records.map(({ item }) => item))].join(', ');
    return [{ issue, consequence, text: `${issue.text} ${consequence.again(doubted)}` }];
  });
}

function restsOn(
  { doubts }: Issue,
  reach: Consequence['reach'],
  finding: Finding,
  changes: readonly SettingChange[],
  diagnosis: Diagnosis,
): boolean {
  if (doubts === undefined) return false;
  const origins = reach === 'own' ? [finding.primary] : groundsOf(finding, diagnosis);
  return (
    doubts.records.some((record) => origins.some((origin) => isSameRecord(origin, record))) ||
    (doubts.store !== undefined && usesStore(changes, doubts.store))
  );
}

/** What a finding names, and the settings that decided the predictions which lead over what it is about. */
function groundsOf({ primary, related }: Finding, { predictions }: Diagnosis): readonly Origin[] {
  const deciding = predictions
    .map(({ steps }) => steps.flatMap(({ origin }) => origin ?? []))
    .filter((origins) => origins.some((origin) => isSameRecord(origin, primary)));
  return [primary, ...related.map(({ origin }) => origin), ...deciding.flat()];
}

function usesStore(changes: readonly SettingChange[], server: string): boolean {
  return changes.some(
    ({ target, after }) =>
      (after.kind === 'tls-certificate-name' && after.servers.some((name) => isSameName(name, server))) ||
      (target.kind === 'ExchangeCertificate' && isSameName(target.server ?? '', server)),
  );
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isSameRecord(one: Origin, other: Origin): boolean {
  return one.item === other.item && one.record === other.record;
}
