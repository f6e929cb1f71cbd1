import type { Answer } from '../answer.js';
import type { FindingArguments } from '../finding-arguments.js';
import { withCapability, withoutMisspelling } from './with-capability.js';

/** Without the capability mail from the cloud arrives as if from outside (§D.1). */
export function answerReceiveConnectorWithoutCloudCapability(args: FindingArguments): Answer {
  const before = withoutMisspelling(args.texts('tlsDomainCapabilities'));
  return {
    changes: [
      {
        target: { kind: 'ReceiveConnector', server: args.text('server'), identity: args.text('connector') },
        property: 'TlsDomainCapabilities',
        before: { kind: 'text-list', value: before },
        after: { kind: 'text-list', value: withCapability(before, args.text('expected')) },
        effect:
          'Mail from Exchange Online that arrives after the change counts as mail from inside: its cross-premises headers are kept, ' +
          'and senders are resolved against the address book.',
      },
    ],
  };
}
