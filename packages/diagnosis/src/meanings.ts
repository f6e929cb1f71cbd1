import type { Meaning } from './diagnosis.js';
import { explainedFault } from './observe/explained-fault.js';
import type { FaultObservation, Observations } from './observe/observations.js';

/** What each fault means, in the words of the catalogue of codes; an unknown one is passed through and said to be unknown. */
export function meaningsOf({ faults }: Observations): Meaning[] {
  return faults.map((fault) => ({
    fault: fault.fault,
    class: fault.class,
    text: [meaningOf(fault), ...namesOf(fault)].join(' '),
    attempts: fault.share.failed,
  }));
}

/** What the text tells beyond its code: the name that was wanted and the certificate that came. */
function namesOf({ expectedSubjects: [expected], presented: [presented] }: FaultObservation): string[] {
  if (expected === undefined || !presented?.subject) return [];
  return [`Exchange Online expected ${expected} and was shown ${presented.subject}.`];
}

function meaningOf(fault: FaultObservation): string {
  const [entry] = explainedFault(fault);
  if (entry) return entry.meaning;
  if (fault.class === 'not-transport-security')
    return 'This failure has nothing to do with TLS, certificates or connectors.';
  if (fault.replyCode === null) return 'The source says that mail was not delivered, and not why.';
  return 'This code or word is not in the catalogue; it is shown as found.';
}
