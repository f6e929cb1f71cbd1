import { anotherReceiveConnectorAnswers } from './another-receive-connector-answers.js';
import { certificateExpired } from './certificate-expired.js';
import { certificateInWrongStore } from './certificate-in-wrong-store.js';
import { certificateNotEnabledForSmtp } from './certificate-not-enabled-for-smtp.js';
import { chainBrokenOnServer } from './chain-broken-on-server.js';
import { clientCertificateMissingOrWrong } from './client-certificate-missing-or-wrong.js';
import { cloudCapabilityMissing } from './cloud-capability-missing.js';
import { daneOrMtaStsPolicy } from './dane-or-mta-sts-policy.js';
import type { CauseDefinition } from './define-cause.js';
import { edgeCertificateDiffers } from './edge-certificate-differs.js';
import { edgeSubscriptionStale } from './edge-subscription-stale.js';
import { eopRangeBlocked } from './eop-range-blocked.js';
import { frontEndListenerDown } from './front-end-listener-down.js';
import { intermediateNotSent } from './intermediate-not-sent.js';
import { internalTransportCertificateMissing } from './internal-transport-certificate-missing.js';
import { ipv6PathBroken } from './ipv6-path-broken.js';
import { oldCertificateOnDevice } from './old-certificate-on-device.js';
import { partnerConnectorTooBroad } from './partner-connector-too-broad.js';
import { pathVariesBySite } from './path-varies-by-site.js';
import { privateKeyUnusable } from './private-key-unusable.js';
import { renewalIncomplete } from './renewal-incomplete.js';
import { revocationUnreachable } from './revocation-unreachable.js';
import { rootMissingOnPremises } from './root-missing-on-premises.js';
import { senderCertificateNameMismatch } from './sender-certificate-name-mismatch.js';
import { senderCertificateNameTooBroad } from './sender-certificate-name-too-broad.js';
import { serverWithoutTlsCertificateName } from './server-without-tls-certificate-name.js';
import { serviceServesOldCertificate } from './service-serves-old-certificate.js';
import { starttlsStrippedByDevice } from './starttls-stripped-by-device.js';
import { thirdPartyGatewayAnswers } from './third-party-gateway-answers.js';
import { tlsCertificateNameStale } from './tls-certificate-name-stale.js';
import { tlsDomainWrong } from './tls-domain-wrong.js';
import { tlsTerminatedByDevice } from './tls-terminated-by-device.js';
import { tlsVersionOrCipherMissing } from './tls-version-or-cipher-missing.js';

/** Every cause, in the order that breaks ties. */
export const CAUSE_DEFINITIONS: readonly CauseDefinition[] = [
  serverWithoutTlsCertificateName,
  anotherReceiveConnectorAnswers,
  tlsCertificateNameStale,
  certificateExpired,
  oldCertificateOnDevice,
  starttlsStrippedByDevice,
  tlsTerminatedByDevice,
  thirdPartyGatewayAnswers,
  intermediateNotSent,
  chainBrokenOnServer,
  tlsDomainWrong,
  certificateNotEnabledForSmtp,
  privateKeyUnusable,
  internalTransportCertificateMissing,
  edgeSubscriptionStale,
  edgeCertificateDiffers,
  frontEndListenerDown,
  eopRangeBlocked,
  tlsVersionOrCipherMissing,
  rootMissingOnPremises,
  revocationUnreachable,
  clientCertificateMissingOrWrong,
  senderCertificateNameMismatch,
  senderCertificateNameTooBroad,
  partnerConnectorTooBroad,
  certificateInWrongStore,
  serviceServesOldCertificate,
  pathVariesBySite,
  cloudCapabilityMissing,
  ipv6PathBroken,
  daneOrMtaStsPolicy,
  renewalIncomplete,
];
