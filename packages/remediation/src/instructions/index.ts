import type { CauseId } from '@hybrid-mailflow/diagnosis';
import * as certificates from './certificates.js';
import * as connectors from './connectors.js';
import * as network from './network.js';
import type { WriteInstruction } from './place.js';
import * as servers from './servers.js';

/** What a person does about each cause where no step of a script answers it. The type holds that none is forgotten. */
export const INSTRUCTIONS: Readonly<Record<CauseId, WriteInstruction>> = {
  'server-without-tls-certificate-name': connectors.serverWithoutTlsCertificateName,
  'another-receive-connector-answers': connectors.anotherReceiveConnectorAnswers,
  'tls-certificate-name-stale': connectors.tlsCertificateNameStale,
  'certificate-expired': certificates.certificateExpired,
  'old-certificate-on-device': network.oldCertificateOnDevice,
  'starttls-stripped-by-device': network.starttlsStrippedByDevice,
  'tls-terminated-by-device': network.tlsTerminatedByDevice,
  'third-party-gateway-answers': network.thirdPartyGatewayAnswers,
  'intermediate-not-sent': certificates.intermediateNotSent,
  'chain-broken-on-server': certificates.chainBrokenOnServer,
  'tls-domain-wrong': connectors.tlsDomainWrong,
  'certificate-not-enabled-for-smtp': certificates.certificateNotEnabledForSmtp,
  'private-key-unusable': certificates.privateKeyUnusable,
  'internal-transport-certificate-missing': certificates.internalTransportCertificateMissing,
  'edge-subscription-stale': servers.edgeSubscriptionStale,
  'edge-certificate-differs': servers.edgeCertificateDiffers,
  'front-end-listener-down': servers.frontEndListenerDown,
  'eop-range-blocked': network.eopRangeBlocked,
  'tls-version-or-cipher-missing': servers.tlsVersionOrCipherMissing,
  'root-missing-on-premises': certificates.rootMissingOnPremises,
  'revocation-unreachable': certificates.revocationUnreachable,
  'client-certificate-missing-or-wrong': connectors.clientCertificateMissingOrWrong,
  'sender-certificate-name-mismatch': connectors.senderCertificateNameMismatch,
  'sender-certificate-name-too-broad': connectors.senderCertificateNameTooBroad,
  'partner-connector-too-broad': connectors.partnerConnectorTooBroad,
  'certificate-in-wrong-store': certificates.certificateInWrongStore,
  'service-serves-old-certificate': servers.serviceServesOldCertificate,
  'path-varies-by-site': network.pathVariesBySite,
  'cloud-capability-missing': connectors.cloudCapabilityMissing,
  'ipv6-path-broken': network.ipv6PathBroken,
  'dane-or-mta-sts-policy': network.daneOrMtaStsPolicy,
  'renewal-incomplete': connectors.renewalIncomplete,
};
