import { acceptedDomainForEverything } from './accepted-domain-for-everything.js';
import { certificateChainBroken } from './certificate-chain-broken.js';
import { certificateExpiring } from './certificate-expiring.js';
import { certificateKeyNotRsa } from './certificate-key-not-rsa.js';
import { certificateKeyTooWeak } from './certificate-key-too-weak.js';
import { certificateNotEnabledForSmtp } from './certificate-not-enabled-for-smtp.js';
import { certificateRevocationUnknown } from './certificate-revocation-unknown.js';
import { certificateSignatureWeak } from './certificate-signature-weak.js';
import { certificateWithoutClientAuth } from './certificate-without-client-auth.js';
import { certificateWithoutServerAuth } from './certificate-without-server-auth.js';
import { cloudCapabilityMisspelled } from './cloud-capability-misspelled.js';
import { cloudConnectorDisabled } from './cloud-connector-disabled.js';
import { cloudConnectorWithoutCloudServicesMail } from './cloud-connector-without-cloud-services-mail.js';
import type { Rule } from './define-rule.js';
import { deliveryAttemptsFailing } from './delivery-attempts-failing.js';
import { edgeCertificateDiffers } from './edge-certificate-differs.js';
import { edgeSyncFailing } from './edge-sync-failing.js';
import { exchangeBuildRefused } from './exchange-build-refused.js';
import { exchangeOnlineRootMissing } from './exchange-online-root-missing.js';
import { hybridConfigurationCertificateStale } from './hybrid-configuration-certificate-stale.js';
import { intermediateNotInStore } from './intermediate-not-in-store.js';
import { internalTransportCertificateNotInStore } from './internal-transport-certificate-not-in-store.js';
import { noReceiveConnectorOnPort25 } from './no-receive-connector-on-port-25.js';
import { outboundConnectorNotExported } from './outbound-connector-not-exported.js';
import { outboundConnectorSmartHostsDiffer } from './outbound-connector-smart-hosts-differ.js';
import { partnerConnectorCatchesOwnMail } from './partner-connector-catches-own-mail.js';
import { predictedCertificateNotServed } from './predicted-certificate-not-served.js';
import { presentedCertificateExpired } from './presented-certificate-expired.js';
import { privateKeyMissing } from './private-key-missing.js';
import { receiveConnectorCapturesCloudMail } from './receive-connector-captures-cloud-mail.js';
import { receiveConnectorDisabled } from './receive-connector-disabled.js';
import { receiveConnectorExternallySecured } from './receive-connector-externally-secured.js';
import { receiveConnectorLacksEopRanges } from './receive-connector-lacks-eop-ranges.js';
import { receiveConnectorMayRelayAnonymously } from './receive-connector-may-relay-anonymously.js';
import { receiveConnectorRequiresTls } from './receive-connector-requires-tls.js';
import { receiveConnectorRoleConflict } from './receive-connector-role-conflict.js';
import { receiveConnectorTakesPrivateAddresses } from './receive-connector-takes-private-addresses.js';
import { receiveConnectorWithoutAnonymousUsers } from './receive-connector-without-anonymous-users.js';
import { receiveConnectorWithoutCloudCapability } from './receive-connector-without-cloud-capability.js';
import { receiveConnectorWithoutIpv6Binding } from './receive-connector-without-ipv6-binding.js';
import { receiveConnectorWithoutTls } from './receive-connector-without-tls.js';
import { receiveConnectorWithoutTlsCertificateName } from './receive-connector-without-tls-certificate-name.js';
import { receiveConnectorsContradict } from './receive-connectors-contradict.js';
import { sendConnectorCertificateNotInStore } from './send-connector-certificate-not-in-store.js';
import { sendConnectorDisabled } from './send-connector-disabled.js';
import { sendConnectorSettingsContradict } from './send-connector-settings-contradict.js';
import { sendConnectorTlsDomainWrong } from './send-connector-tls-domain-wrong.js';
import { sendConnectorWithoutCertificateCheck } from './send-connector-without-certificate-check.js';
import { sendConnectorWithoutCloudServicesMail } from './send-connector-without-cloud-services-mail.js';
import { sendConnectorWithoutRequiredTls } from './send-connector-without-required-tls.js';
import { sendConnectorWithoutTlsCertificateName } from './send-connector-without-tls-certificate-name.js';
import { servedCertificateExpired } from './served-certificate-expired.js';
import { serverSettingsDiffer } from './server-settings-differ.js';
import { severalCertificatesMatch } from './several-certificates-match.js';
import { tls12Disabled } from './tls-1-2-disabled.js';
import { tlsCertificateNameLookAlike } from './tls-certificate-name-look-alike.js';
import { tlsCertificateNameNotInStore } from './tls-certificate-name-not-in-store.js';
import { tlsCertificateNameTooLongForEdge } from './tls-certificate-name-too-long-for-edge.js';
import { tlsCertificateNamesDiffer } from './tls-certificate-names-differ.js';
import { tlsDomainNotInServedCertificate } from './tls-domain-not-in-served-certificate.js';
import { tlsSenderCertificateNameNotAsInCertificate } from './tls-sender-certificate-name-not-as-in-certificate.js';
import { tlsSenderCertificateNameNotAccepted } from './tls-sender-certificate-name-not-accepted.js';
import { tlsSenderCertificateNameNotInCertificate } from './tls-sender-certificate-name-not-in-certificate.js';
import { tlsSenderCertificateNameTooBroad } from './tls-sender-certificate-name-too-broad.js';
import { wizardRunFailed } from './wizard-run-failed.js';
import { wizardValuesDrifted } from './wizard-values-drifted.js';

/** Every rule, in the order findings are shown: what stops mail first. A test holds this array against the folder and the docs. */
export const RULES: readonly Rule[] = [
  receiveConnectorWithoutTlsCertificateName,
  receiveConnectorCapturesCloudMail,
  tlsCertificateNameNotInStore,
  tlsCertificateNameLookAlike,
  privateKeyMissing,
  certificateChainBroken,
  certificateNotEnabledForSmtp,
  servedCertificateExpired,
  predictedCertificateNotServed,
  intermediateNotInStore,
  tlsDomainNotInServedCertificate,
  receiveConnectorWithoutTls,
  receiveConnectorTakesPrivateAddresses,
  receiveConnectorWithoutAnonymousUsers,
  receiveConnectorRoleConflict,
  receiveConnectorDisabled,
  noReceiveConnectorOnPort25,
  receiveConnectorLacksEopRanges,
  receiveConnectorWithoutIpv6Binding,
  receiveConnectorWithoutCloudCapability,
  cloudCapabilityMisspelled,
  receiveConnectorExternallySecured,
  receiveConnectorMayRelayAnonymously,
  receiveConnectorRequiresTls,
  receiveConnectorsContradict,
  sendConnectorCertificateNotInStore,
  sendConnectorWithoutTlsCertificateName,
  presentedCertificateExpired,
  sendConnectorTlsDomainWrong,
  sendConnectorSettingsContradict,
  sendConnectorWithoutRequiredTls,
  sendConnectorWithoutCloudServicesMail,
  sendConnectorWithoutCertificateCheck,
  sendConnectorDisabled,
  tlsSenderCertificateNameNotAccepted,
  tlsSenderCertificateNameNotInCertificate,
  tlsSenderCertificateNameTooBroad,
  tlsSenderCertificateNameNotAsInCertificate,
  partnerConnectorCatchesOwnMail,
  cloudConnectorDisabled,
  cloudConnectorWithoutCloudServicesMail,
  edgeCertificateDiffers,
  tlsCertificateNameTooLongForEdge,
  edgeSyncFailing,
  exchangeBuildRefused,
  exchangeOnlineRootMissing,
  tls12Disabled,
  certificateSignatureWeak,
  certificateWithoutServerAuth,
  certificateKeyTooWeak,
  certificateExpiring,
  severalCertificatesMatch,
  internalTransportCertificateNotInStore,
  tlsCertificateNamesDiffer,
  serverSettingsDiffer,
  wizardRunFailed,
  wizardValuesDrifted,
  hybridConfigurationCertificateStale,
  outboundConnectorSmartHostsDiffer,
  outboundConnectorNotExported,
  acceptedDomainForEverything,
  certificateRevocationUnknown,
  certificateKeyNotRsa,
  certificateWithoutClientAuth,
  deliveryAttemptsFailing,
];
