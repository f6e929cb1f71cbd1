import type { Diagnosis } from '@hybrid-mailflow/diagnosis';

/** The answer in a sentence, for a diagnosis whose causes do not give it. */
export function verdictText(diagnosis: Diagnosis): string {
  switch (diagnosis.verdict) {
    case 'healthy':
      return diagnosis.gaps.length === 0
        ? 'none: nothing in this evidence fails, or will fail, on TLS, certificates or connectors.'
        : 'none found, as far as this evidence goes. What it does not show stands below.';
    case 'not-transport-security':
      return 'not TLS, certificates or connectors. Changing them will not help.';
    case 'faults-without-cause':
      return diagnosis.meanings.length > 0
        ? 'not found yet: mail fails, but nothing given here explains it.'
        : 'none to name: no mail is seen to fail here. The settings that put it at risk stand below.';
    case 'nothing-to-judge':
      return 'nothing to judge yet: what was given was read, and neither mail nor the settings that decide are in it.';
    case 'nothing-recognised':
      return `unknown: ${unrecognisedText(diagnosis.evidence.length)}`;
    case 'causes-found':
      return 'not settled yet.';
  }
}

function unrecognisedText(items: number): string {
  if (items === 0) return 'there is nothing to read.';
  return items === 1
    ? 'what was given was not recognised as evidence.'
    : `none of the ${items} items given was recognised as evidence.`;
}
