import type { SettingChange } from '../answer.js';
import type { FindingArguments } from '../finding-arguments.js';

/** The change of TlsCertificateName on one ReceiveConnector, to the certificate with the thumbprint of the finding. */
export function receiveConnectorCertificate(args: FindingArguments): SettingChange {
  const server = args.text('server');
  const before = args.textOrNull('tlsCertificateName');
  return {
    target: { kind: 'ReceiveConnector', server, identity: args.text('connector') },
    property: 'TlsCertificateName',
    before: before === null || before === '' ? { kind: 'null' } : { kind: 'text', value: before },
    after: {
      kind: 'tls-certificate-name',
      server,
      thumbprint: args.thumbprint('thumbprint'),
      expected: args.text('expectedTlsCertificateName'),
    },
    effect:
      'Sessions opened after the change are answered with this certificate; sessions under way are not cut, and nothing is lost. ' +
      'Mail that Exchange Online has deferred arrives on a later retry (it retries for 24 hours).',
  };
}
