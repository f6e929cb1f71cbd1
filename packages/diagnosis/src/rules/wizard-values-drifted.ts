import { compareWizard, type WizardDifference } from '@hybrid-mailflow/connector-model';
import { wizardLogOf } from '../observe/wizard-log.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { differenceArguments } from './judging/difference-arguments.js';

/** Settings that rules of their own judge by what they do to a session. */
const TOLD_ELSEWHERE: Readonly<Partial<Record<WizardDifference['kind'], readonly string[]>>> = {
  SendConnector: [
    ...['TlsCertificateName', 'CloudServicesMailEnabled', 'RequireTLS', 'IgnoreSTARTTLS'],
    ...['TlsAuthLevel', 'TlsDomain', 'Enabled'],
  ],
  ReceiveConnector: [
    ...['TlsCertificateName', 'TlsDomainCapabilities', 'AuthMechanism', 'PermissionGroups'],
    ...['RemoteIPRanges', 'RequireTLS', 'Enabled'],
  ],
  InboundConnector: ['CloudServicesMailEnabled', 'TlsSenderCertificateName', 'Enabled'],
  OutboundConnector: ['CloudServicesMailEnabled', 'TlsDomain', 'Enabled'],
  HybridConfiguration: ['TLSCertificateName', 'TlsCertificateName'],
};

const MAKER: Readonly<Record<WizardDifference['expectedFrom'], string>> = {
  log: 'the wizard wrote',
  table: 'the wizard writes',
  setup: 'setup makes and the wizard counts on',
};

/** What the Hybrid Configuration Wizard would set back; connectors made by hand are held only to what mail breaks without (§F.2, §F.3). */
export const wizardValuesDrifted = defineRule({
  id: 'wizard-values-drifted',
  title: 'A setting of hybrid mail is not what the Hybrid Configuration Wizard writes',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates],
  evaluate: ({ organization, observations }) =>
    compareWizard(organization, wizardLogOf(observations.facts)).differences.map((difference): Outcome => {
      const primary = difference.actual?.origin ?? difference.reference?.origin;
      const told = TOLD_ELSEWHERE[difference.kind]?.includes(difference.setting ?? '') === true;
      if (!primary || difference.weight === 'harmless' || (told && difference.expectedFrom !== 'log'))
        return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: difference.weight === 'breaking' ? 'degraded' : 'advice',
        confidence: difference.expectedFrom === 'log' ? 'high' : 'medium',
        summary: `${difference.setting ?? difference.kind} of ${difference.object} is not what ${MAKER[difference.expectedFrom]}: ${difference.text}`,
        primary,
        args: {
          ...differenceArguments(difference),
          ownership: difference.ownership,
          expectedFrom: difference.expectedFrom,
        },
      };
    }),
});
