import type { AnswerFinding } from '../answer.js';
import type { Argument } from '../plan.js';
import { rerunHybridConfigurationWizard } from './alternatives.js';

/** The name Exchange Online demands becomes one that the certificate of every server bears; the demand stays (§J.11, §E.1). */
export const expectServedName: AnswerFinding = (args) => ({
  changes: [
    {
      target: { kind: 'OutboundConnector', server: null, identity: args.text('connector') },
      property: 'TlsDomain',
      before: { kind: 'text', value: args.text('tlsDomain') },
      after: { kind: 'text', value: args.text('expected') },
      effect:
        'Exchange Online demands this name of the certificate instead, which every server serves already: deferred mail arrives on a ' +
        'later retry. A change there takes effect within an hour. What is checked does not become less.',
    },
  ],
  alternatives: [rerunHybridConfigurationWizard],
});

/** The name Exchange Online knows the servers by becomes one of the certificate that all of them present (§J.23, §E.3). */
export const recogniseByPresentedName: AnswerFinding = (args) => ({
  changes: [
    {
      target: { kind: 'InboundConnector', server: null, identity: args.text('connector') },
      property: 'TlsSenderCertificateName',
      before: { kind: 'text', value: args.text('tlsSenderCertificateName') },
      after: { kind: 'text', value: args.text('expected') },
      effect:
        'Mail that your servers send with this name in their certificate counts as yours from then on (a change there takes effect ' +
        'within an hour). Mail of a system whose certificate has only another name is no longer taken for yours: it counts as mail ' +
        'from the Internet, or is refused where it was relayed.',
    },
  ],
});

/** The certificate of Exchange Online is checked for its real name; the check stays (§D.3). */
export const expectExchangeOnline: AnswerFinding = (args) => ({
  changes: [
    {
      target: { kind: 'SendConnector', server: null, identity: args.text('connector') },
      property: 'TlsDomain',
      before: optional(args.textOrNull('tlsDomain')),
      after: { kind: 'text', value: args.text('expected') },
      effect:
        'The certificate of Exchange Online passes the check, and mail that waits in the queues goes out on the next retry. What is ' +
        'checked does not become less.',
    },
  ],
});

function optional(text: string | null): Argument {
  return text === null || text === '' ? { kind: 'null' } : { kind: 'text', value: text };
}
