import type { LabCause } from '../damage.js';
import { serverWithoutTlsCertificateName } from './server-without-tls-certificate-name.js';
import { anotherReceiveConnectorAnswers } from './another-receive-connector-answers.js';
import { tlsCertificateNameStale } from './tls-certificate-name-stale.js';
import { certificateExpired } from './certificate-expired.js';
import { oldCertificateOnDevice } from './old-certificate-on-device.js';
import { starttlsStrippedByDevice } from './starttls-stripped-by-device.js';
import { tlsTerminatedByDevice } from './tls-terminated-by-device.js';
import { thirdPartyGatewayAnswers } from './third-party-gateway-answers.js';
import { intermediateNotSent } from './intermediate-not-sent.js';
import { chainBrokenOnServer } from './chain-broken-on-server.js';
import { tlsDomainWrong } from './tls-domain-wrong.js';
import { certificateNotEnabledForSmtp } from './certificate-not-enabled-for-smtp.js';
import { privateKeyUnusable } from './private-key-unusable.js';
import { internalTransportCertificateMissing } from './internal-transport-certificate-missing.js';
import { edgeSubscriptionStale } from './edge-subscription-stale.js';
import { edgeCertificateDiffers } from './edge-certificate-differs.js';
import { frontEndListenerDown } from './front-end-listener-down.js';
import { eopRangeBlocked } from './eop-range-blocked.js';
import { tlsVersionOrCipherMissing } from './tls-version-or-cipher-missing.js';
import { rootMissingOnPremises } from './root-missing-on-premises.js';
import { revocationUnreachable } from './revocation-unreachable.js';
import { clientCertificateMissingOrWrong } from './client-certificate-missing-or-wrong.js';
import { senderCertificateNameMismatch } from './sender-certificate-name-mismatch.js';
import { senderCertificateNameTooBroad } from './sender-certificate-name-too-broad.js';
import { partnerConnectorTooBroad } from './partner-connector-too-broad.js';
import { certificateInWrongStore } from './certificate-in-wrong-store.js';
import { serviceServesOldCertificate } from './service-serves-old-certificate.js';
import { pathVariesBySite } from './path-varies-by-site.js';
import { cloudCapabilityMissing } from './cloud-capability-missing.js';
import { ipv6PathBroken } from './ipv6-path-broken.js';
import { daneOrMtaStsPolicy } from './dane-or-mta-sts-policy.js';
import { renewalIncomplete } from './renewal-incomplete.js';

/** Every cause, in the order of the catalogue. */
export const LAB_CAUSES: readonly LabCause[] = [
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
