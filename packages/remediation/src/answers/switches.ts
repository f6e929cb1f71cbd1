import type { AnswerFinding, SettingChange } from '../answer.js';
import type { Target, TargetKind } from '../data/targets.js';
import type { FindingArguments } from '../finding-arguments.js';

/** The headers by which mail counts as internal are kept on the way to Exchange Online (§D.3). */
export const sendCloudServicesMail: AnswerFinding = (args) => {
  // A connector for the mail of the whole Internet may do without: there it is advice (§D.3).
  if (args.finding.severity === 'advice') return {};
  return { changes: [switched(sendConnector(args), 'CloudServicesMailEnabled', true, SENT_AS_INTERNAL)] };
};

/** The same on a connector of Exchange Online, in the direction of its kind (§E.3, §F.2). */
export const keepCloudServicesMail: AnswerFinding = (args) => {
  const target = cloudConnector(args);
  return {
    changes: [
      // Both at once are refused (§E.3); what the other means for mail of other systems, it means here too.
      ...(args.flag('treatMessagesAsInternal')
        ? [switched(target, 'TreatMessagesAsInternal', false, SENT_AS_INTERNAL)]
        : []),
      switched(target, 'CloudServicesMailEnabled', true, SENT_AS_INTERNAL),
    ],
  };
};

/** Mail to Exchange Online goes out with TLS or not at all: only then does a certificate attribute it (§D.3). */
export const requireTls: AnswerFinding = (args) => {
  const effect =
    'Mail to Exchange Online goes out encrypted and with the certificate of the connector; where the other side offered no ' +
    'STARTTLS it would wait in the queue. Exchange Online always offers it.';
  const target = sendConnector(args);
  return {
    changes: [
      ...(args.boolean('ignoreStartTls') ? [switched(target, 'IgnoreSTARTTLS', false, effect)] : []),
      ...(args.boolean('requireTls') ? [] : [switched(target, 'RequireTLS', true, effect)]),
    ],
  };
};

/** The front-end connector listens again (§A.1.9). */
export const enableReceiveConnector: AnswerFinding = (args) => {
  const server = args.text('server');
  const target: Target = { kind: 'ReceiveConnector', server, identity: args.text('connector') };
  return {
    changes: [
      switched(
        target,
        'Enabled',
        true,
        'The server takes mail on this connector again; deferred mail arrives on a later retry.',
      ),
    ],
  };
};

/** Mail for Exchange Online takes the connector with its certificate again (§F.2). */
export const enableSendConnector: AnswerFinding = (args) => ({
  changes: [
    switched(
      sendConnector(args),
      'Enabled',
      true,
      'Mail for the domains of this connector takes it again, encrypted and with its certificate, instead of whatever connector ' +
        'took its place.',
    ),
  ],
});

/** The hybrid connector of Exchange Online is used again (§F.2). */
export const enableCloudConnector: AnswerFinding = (args) => ({
  changes: [
    switched(
      cloudConnector(args),
      'Enabled',
      true,
      'Mail between the two sides takes this connector again. A change there takes effect within an hour.',
    ),
  ],
});

const SENT_AS_INTERNAL =
  'Mail that passes after the change keeps the headers by which it counts as mail from inside; mail under way is not touched.';

function switched(target: Target, property: string, to: boolean, effect: string): SettingChange {
  return {
    target,
    property,
    before: { kind: 'boolean', value: !to },
    after: { kind: 'boolean', value: to },
    effect,
  };
}

function sendConnector(args: FindingArguments): Target {
  return { kind: 'SendConnector', server: null, identity: args.text('connector') };
}

function cloudConnector(args: FindingArguments): Target {
  const kind: TargetKind =
    args.text('kind') === 'InboundConnector' ? 'InboundConnector' : 'OutboundConnector';
  return { kind, server: null, identity: args.text('connector') };
}
