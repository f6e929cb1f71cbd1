import type { AnswerFinding } from '../answer.js';
import { enableForSmtp } from './enabled-for-smtp.js';
import {
  nameInHybridConfiguration,
  nameOnConnector,
  nameOnReceiveConnector,
  nameOnSendConnector,
} from './named-certificate.js';
import { answerReceiveConnectorWithoutCloudCapability } from './receive-connector-without-cloud-capability.js';

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
  ['receive-connector-without-cloud-capability', answerReceiveConnectorWithoutCloudCapability],
]);
