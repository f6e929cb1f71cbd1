import type { Answer, AnswerFinding, SettingChange } from '../answer.js';
import type { FindingArguments } from '../finding-arguments.js';
import { nameOnCapturingConnector } from './alternatives.js';

/** STARTTLS is offered: `Tls` is added to the mechanisms there are (§B.1.1, §D.2). */
export const offerStartTls: AnswerFinding = (args) =>
  one(
    list(
      args,
      'AuthMechanism',
      'authMechanism',
      'Sessions opened after the change are offered STARTTLS with the certificate of the connector. Deferred mail arrives on a later retry.',
    ),
  );

/** Exchange Online, which does not log in, may hand over mail (§D.2). */
export const takeAnonymousMail: AnswerFinding = (args) =>
  one(
    list(
      args,
      'PermissionGroups',
      'permissionGroups',
      'Senders that do not log in may hand over mail for your accepted domains on this connector, as on every front end that setup ' +
        'makes; relaying to other domains stays refused. Mail that was refused has been returned and must be sent again.',
    ),
  );

/** Exchange Online leaves a connector that was made for something else (§J.2, §A.1.3). */
export const leaveToDefaultFrontend: AnswerFinding = (args) => {
  const change = list(
    args,
    'RemoteIPRanges',
    'remoteIpRanges',
    `Sessions opened after the change from the addresses taken out are answered by ${args.text('displaced')}, with its certificate. ` +
      'All other addresses stay with this connector. Devices that reach the server by one of the addresses taken out, such as that ' +
      'of a load balancer, lose what this connector allows them, for example to relay.',
  );
  return { changes: [{ ...change, enough: true }], alternatives: [nameOnCapturingConnector] };
};

/** The published addresses of Exchange Online that no connector holds are added (§A.1.8, §H.6). */
export const takeCloudAddresses: AnswerFinding = (args) =>
  one(
    list(
      args,
      'RemoteIPRanges',
      'remoteIpRanges',
      'Sessions from the addresses added are answered instead of closed; deferred mail arrives on a later retry.',
    ),
  );

/** The connector listens on IPv6 as well (§A.1.7). */
export const listenOnIpv6: AnswerFinding = (args) =>
  one(
    list(
      args,
      'Bindings',
      'bindings',
      'The server answers on port 25 over IPv6 as well, when the transport service has taken over the change; IPv4 is not touched. ' +
        'The way there through firewalls must be open too.',
    ),
  );

function one(change: SettingChange): Answer {
  return { changes: [change] };
}

/** A list of a receive connector that becomes what the finding expects. */
function list(args: FindingArguments, property: string, current: string, effect: string): SettingChange {
  const server = args.text('server');
  return {
    target: { kind: 'ReceiveConnector', server, identity: args.text('connector') },
    property,
    before: { kind: 'text-list', value: args.texts(current) },
    after: { kind: 'text-list', value: args.texts('expected') },
    effect,
  };
}
