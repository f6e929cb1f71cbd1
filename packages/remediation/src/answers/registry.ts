import type { AnswerFinding } from '../answer.js';
import { enableForSmtp } from './enabled-for-smtp.js';
import { expectExchangeOnline, expectServedName, recogniseByPresentedName } from './expected-names.js';
import {
  nameInHybridConfiguration,
  nameOnConnector,
  nameOnReceiveConnector,
  nameOnSendConnector,
} from './named-certificate.js';
import { answerReceiveConnectorWithoutCloudCapability } from './receive-connector-without-cloud-capability.js';
import {
  leaveToDefaultFrontend,
  listenOnIpv6,
  offerStartTls,
  takeAnonymousMail,
  takeCloudAddresses,
} from './receive-connector-lists.js';
import {
  enableCloudConnector,
  enableReceiveConnector,
  enableSendConnector,
  keepCloudServicesMail,
  requireTls,
  sendCloudServicesMail,
} from './switches.js';

/** Rule id of a finding to what is done about it; the arguments are described in docs/reference/findings-for-plans.md. */
export const ANSWERS: ReadonlyMap<string, AnswerFinding> = new Map([
  ['receive-connector-without-tls-certificate-name', nameOnReceiveConnector],
  ['tls-certificate-name-not-in-store', nameOnReceiveConnector],
  ['tls-certificate-name-look-alike', nameOnConnector],
  ['tls-certificate-names-differ', nameOnConnector],
  ['send-connector-without-tls-certificate-name', nameOnSendConnector],
  ['send-connector-certificate-not-in-store', nameOnSendConnector],
  ['hybrid-configuration-certificate-stale', nameInHybridConfiguration],
  ['certificate-not-enabled-for-smtp', enableForSmtp],
  ['tls-domain-not-in-served-certificate', expectServedName],
  ['tls-sender-certificate-name-not-in-certificate', recogniseByPresentedName],
  ['tls-sender-certificate-name-not-accepted', recogniseByPresentedName],
  ['tls-sender-certificate-name-too-broad', recogniseByPresentedName],
  ['receive-connector-without-cloud-capability', answerReceiveConnectorWithoutCloudCapability],
  ['send-connector-without-cloud-services-mail', sendCloudServicesMail],
  ['cloud-connector-without-cloud-services-mail', keepCloudServicesMail],
  ['send-connector-tls-domain-wrong', expectExchangeOnline],
  ['send-connector-without-required-tls', requireTls],
  ['receive-connector-captures-cloud-mail', leaveToDefaultFrontend],
  ['receive-connector-lacks-eop-ranges', takeCloudAddresses],
  ['receive-connector-without-tls', offerStartTls],
  ['receive-connector-without-anonymous-users', takeAnonymousMail],
  ['receive-connector-without-ipv6-binding', listenOnIpv6],
  ['receive-connector-disabled', enableReceiveConnector],
  ['send-connector-disabled', enableSendConnector],
  ['cloud-connector-disabled', enableCloudConnector],
]);

/**
 * Findings that are a fault only where a cause says so: the wizard itself writes wildcards (§E.3.1), and two sites may name
 * two certificates.
 */
export const ONLY_FOR_A_CAUSE: ReadonlySet<string> = new Set([
  'tls-sender-certificate-name-too-broad',
  'tls-certificate-names-differ',
]);
