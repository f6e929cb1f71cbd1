import { anotherReceiveConnectorAnswers } from './another-receive-connector-answers.js';
import { certificateExpired } from './certificate-expired.js';
import { cloudCapabilityMissing } from './cloud-capability-missing.js';
import type { CauseDefinition } from './define-cause.js';
import { serverWithoutTlsCertificateName } from './server-without-tls-certificate-name.js';
import { tlsCertificateNameStale } from './tls-certificate-name-stale.js';
import { tlsDomainWrong } from './tls-domain-wrong.js';

/** The causes that settings and logs can prove; the others are weighed from the text of the fault. */
export const CAUSE_DEFINITIONS: readonly CauseDefinition[] = [
  serverWithoutTlsCertificateName,
  anotherReceiveConnectorAnswers,
  tlsCertificateNameStale,
  certificateExpired,
  tlsDomainWrong,
  cloudCapabilityMissing,
];
