import type { AnswerFinding } from '../answer.js';
import { answerReceiveConnectorWithoutCloudCapability } from './receive-connector-without-cloud-capability.js';
import { answerReceiveConnectorWithoutTlsCertificateName } from './receive-connector-without-tls-certificate-name.js';

/** Rule id of a finding to what is done about it; the arguments are described in docs/reference/findings-for-plans.md. */
export const ANSWERS: ReadonlyMap<string, AnswerFinding> = new Map([
  ['receive-connector-without-tls-certificate-name', answerReceiveConnectorWithoutTlsCertificateName],
  ['receive-connector-without-cloud-capability', answerReceiveConnectorWithoutCloudCapability],
]);
