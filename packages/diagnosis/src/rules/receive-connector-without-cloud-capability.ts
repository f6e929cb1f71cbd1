import { known, type ReceiveConnector } from '@hybrid-mailflow/connector-model';
import type { ServerPrediction } from '../predict/server-prediction.js';
import type { Situation } from '../situation.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';

/** What the Hybrid Configuration Wizard writes from Exchange 2013 on (§D.1, §F.2). */
export const CLOUD_CAPABILITY = 'mail.protection.outlook.com:AcceptCloudServicesMail';

/** Exchange 2010 knows no other (§D.1, §D.4). */
const OLD_CAPABILITY = 'mail.protection.outlook.com:AcceptOorgProtocol';

/** Without the capability TLS and delivery work, but mail from the cloud arrives as if from outside (§D.1). */
export const receiveConnectorWithoutCloudCapability = defineRule({
  id: 'receive-connector-without-cloud-capability',
  title: 'The receive connector that answers Exchange Online does not accept its mail as internal',
  severity: 'degraded',
  cites: [CITATIONS.setReceiveConnector, CITATIONS.hybridCertificates],
  evaluate: (situation) => {
    const hybrid = situation.organization.outboundConnectors.some(
      ({ cloudServicesMailEnabled }) => known(cloudServicesMailEnabled) === true,
    );
    const anyCapable = situation.predictions.some(
      ({ receiveConnector }) => receiveConnector && isCapable(receiveConnector) === true,
    );
    // Without a hybrid configuration nobody expects internal treatment (§F.1).
    if (!hybrid && !anyCapable) return [{ outcome: 'not-applicable' }];
    return situation.predictions
      .filter(({ prediction }) => prediction.flow === 'cloud-to-onprem')
      .map((entry) => judge(situation, entry));
  },
});

function judge(situation: Situation, entry: ServerPrediction): Outcome {
  const { prediction, receiveConnector, displaced, outboundConnector } = entry;
  if (!receiveConnector) return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
  const capable = isCapable(receiveConnector);
  if (capable === undefined) return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
  if (capable) return { outcome: 'pass' };
  // A relay connector must not get it: the one meant for this mail has it, and should answer.
  if (displaced && isCapable(displaced) === true) return { outcome: 'not-applicable' };
  const { tlsDomainCapabilities, identity } = receiveConnector;
  const centralised =
    outboundConnector !== undefined && known(outboundConnector.routeAllMessagesViaOnPremises) === true;
  const relay = centralised ? ', and mail on its way to the Internet is refused with 550 5.7.54' : '';
  return {
    outcome: 'fail',
    severity: byReach(situation, entry, centralised ? 'blocker' : 'degraded'),
    confidence: 'certain',
    summary: `${identity} lacks the capability AcceptCloudServicesMail (TlsDomainCapabilities): mail from Exchange Online through ${prediction.server} would arrive as external${relay}.`,
    primary: tlsDomainCapabilities.origin,
    args: {
      server: prediction.server,
      connector: identity,
      tlsDomainCapabilities: (known(tlsDomainCapabilities) ?? []).map(({ raw }) => raw),
      expected:
        situation.servers.get(prediction.server)?.version?.product === '2010'
          ? OLD_CAPABILITY
          : CLOUD_CAPABILITY,
    },
  };
}

/** Undefined where the export does not tell. Exchange 2010 knew AcceptOorgProtocol instead (§D.4). */
export function isCapable({ tlsDomainCapabilities }: ReceiveConnector): boolean | undefined {
  return known(tlsDomainCapabilities)?.some(({ capabilities }) =>
    capabilities.some((capability) => /^(AcceptCloudServicesMail|AcceptOorgProtocol)$/i.test(capability)),
  );
}
