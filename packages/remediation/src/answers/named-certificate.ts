import type { AnswerFinding, SettingChange } from '../answer.js';
import type { Target } from '../data/targets.js';
import type { FindingArguments } from '../finding-arguments.js';
import { rerunHybridConfigurationWizard } from './alternatives.js';
import { enabledForSmtp } from './enabled-for-smtp.js';

/** The right certificate named on the receive connector of one server (§B.4, §B.1.8). */
export const nameOnReceiveConnector: AnswerFinding = (args) => {
  const server = args.text('server');
  return {
    changes: [
      ...enabledForSmtp(args, server),
      named(args, { kind: 'ReceiveConnector', server, identity: args.text('connector') }, [server], RECEIVED),
    ],
    alternatives: [rerunHybridConfigurationWizard],
  };
};

/** The right certificate named on the send connector, which every source server must hold (§B.3). */
export const nameOnSendConnector: AnswerFinding = (args) => {
  const sourceServers = args.texts('sourceServers');
  // A finding about the connector as such names no server; its services are those of the first source server.
  const server = args.optionalText('server') ?? sourceServers[0] ?? args.text('server');
  const target: Target = { kind: 'SendConnector', server: null, identity: args.text('connector') };
  return {
    changes: [...enabledForSmtp(args, server), named(args, target, sourceServers, SENT)],
    alternatives: [rerunHybridConfigurationWizard],
  };
};

/** For a finding about connectors of either kind. */
export const nameOnConnector: AnswerFinding = (args) =>
  args.text('kind') === 'SendConnector' ? nameOnSendConnector(args) : nameOnReceiveConnector(args);

/** What the wizard will write when it is run again (§F.3.4). */
export const nameInHybridConfiguration: AnswerFinding = (args) => ({
  changes: [
    named(
      args,
      { kind: 'HybridConfiguration', server: null, identity: 'HybridConfiguration' },
      args.texts('servers'),
      'No mail goes by this value. The Hybrid Configuration Wizard writes it to the connectors when it is run again.',
    ),
  ],
});

const RECEIVED =
  'Sessions opened after the change are answered with this certificate; sessions under way are not cut, and nothing is lost. ' +
  'Mail that Exchange Online has deferred arrives on a later retry (it retries for 24 hours).';

const SENT =
  'Sessions opened to Exchange Online after the change present this certificate, from every source server; sessions under way ' +
  'are not cut. Mail that waits in the queues with 454 4.7.5 goes out on the next retry, and mail counts as yours again. A server ' +
  'that still presents the old certificate after half an hour needs MSExchangeTransport restarted, which holds its mail up for a minute.';

function named(
  args: FindingArguments,
  target: Target,
  servers: readonly string[],
  effect: string,
): SettingChange {
  const before = args.textOrNull('tlsCertificateName');
  return {
    target,
    property: 'TlsCertificateName',
    before: before === null || before === '' ? { kind: 'null' } : { kind: 'text', value: before },
    after: {
      kind: 'tls-certificate-name',
      servers,
      thumbprint: args.thumbprint('thumbprint'),
      expected: args.text('expectedTlsCertificateName'),
    },
    effect,
  };
}
