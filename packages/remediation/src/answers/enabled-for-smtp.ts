import type { AnswerFinding, SettingChange } from '../answer.js';
import type { FindingArguments } from '../finding-arguments.js';

/** The certificate a connector selects is enabled for SMTP, so that the transport service may read its key (§B.1.3, §B.3). */
export const enableForSmtp: AnswerFinding = (args) => {
  // Without the services there are now a script could not tell what it has changed.
  args.texts('services');
  return { changes: enabledForSmtp(args, args.text('server')) };
};

/** Enabling the certificate of a finding; nothing where it is enabled, or where nothing tells. */
export function enabledForSmtp(args: FindingArguments, server: string): readonly SettingChange[] {
  const services = args.optionalTexts('services');
  if (services === null || services.includes('SMTP')) return [];
  return [
    {
      target: { kind: 'ExchangeCertificate', server, identity: args.thumbprint('thumbprint') },
      property: 'Services',
      before: { kind: 'text-list', value: services },
      after: { kind: 'text-list', value: [...services.filter((service) => service !== 'None'), 'SMTP'] },
      effect:
        'TLS sessions with this certificate succeed from then on: without SMTP the transport service cannot use its key. Mail that ' +
        'was deferred for it arrives on a later retry. Mail between your servers keeps its internal transport ' +
        'certificate, because the question whether to overwrite it is answered with No.',
    },
  ];
}
