import type { Answer } from '../answer.js';
import type { FindingArguments } from '../finding-arguments.js';
import { receiveConnectorCertificate } from './receive-connector-certificate.js';
import { rerunHybridConfigurationWizard } from './alternatives.js';

/** The connector falls back to its Fqdn and serves the setup certificate (§B.1.8); name the right certificate. */
export function answerReceiveConnectorWithoutTlsCertificateName(args: FindingArguments): Answer {
  return {
    changes: [receiveConnectorCertificate(args)],
    alternatives: [rerunHybridConfigurationWizard],
  };
}
