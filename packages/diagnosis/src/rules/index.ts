import { cloudCapabilityMisspelled } from './cloud-capability-misspelled.js';
import type { Rule } from './define-rule.js';
import { deliveryAttemptsFailing } from './delivery-attempts-failing.js';
import { receiveConnectorCapturesCloudMail } from './receive-connector-captures-cloud-mail.js';
import { receiveConnectorWithoutCloudCapability } from './receive-connector-without-cloud-capability.js';
import { receiveConnectorWithoutTlsCertificateName } from './receive-connector-without-tls-certificate-name.js';
import { servedCertificateExpired } from './served-certificate-expired.js';
import { tlsCertificateNameNotInStore } from './tls-certificate-name-not-in-store.js';
import { tlsDomainNotInServedCertificate } from './tls-domain-not-in-served-certificate.js';

/** Every rule, in the order findings are shown. A test holds this array against the folder and the docs. */
export const RULES: readonly Rule[] = [
  receiveConnectorWithoutTlsCertificateName,
  receiveConnectorCapturesCloudMail,
  tlsCertificateNameNotInStore,
  servedCertificateExpired,
  tlsDomainNotInServedCertificate,
  receiveConnectorWithoutCloudCapability,
  cloudCapabilityMisspelled,
  deliveryAttemptsFailing,
];
