import type { Cause, Diagnosis, Finding, Meaning } from '@hybrid-mailflow/diagnosis';

/** Causes sure enough to act on. */
export function establishedCauses(diagnosis: Diagnosis): readonly Cause[] {
  return diagnosis.causes.filter((cause) => isEstablished(cause));
}

/** Causes the evidence allows, best first, but does not settle. */
export function possibleCauses(diagnosis: Diagnosis): readonly Cause[] {
  return diagnosis.causes.filter((cause) => !isEstablished(cause));
}

function isEstablished(cause: Cause): boolean {
  return cause.confidence === 'certain' || cause.confidence === 'high';
}

/** Findings that no cause speaks for. */
export function sideFindings(diagnosis: Diagnosis): readonly Finding[] {
  const spoken = new Set(diagnosis.causes.flatMap((cause) => cause.findings));
  return diagnosis.findings.filter((finding) => !spoken.has(finding.id));
}

/** What failure texts mean, save those an established cause already explains. */
export function openMeanings(diagnosis: Diagnosis): readonly Meaning[] {
  const explained = new Set(establishedCauses(diagnosis).map((cause) => cause.observed?.fault));
  return diagnosis.meanings.filter((meaning) => !explained.has(meaning.fault));
}
