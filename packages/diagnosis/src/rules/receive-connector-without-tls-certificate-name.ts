import { known } from '@hybrid-mailflow/connector-model';
import { nameOf } from '../predict/certificate-name.js';
import type { ServerPrediction } from '../predict/server-prediction.js';
import type { Situation } from '../situation.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { certificateToUse } from './judging/certificate-to-use.js';
import { replacementArguments } from './judging/replacement.js';

/**
 * The connector that answers EOP names no certificate, and the one its Fqdn selects is refused (§B.1.8, §M).
 * An empty TlsCertificateName alone is no fault: a certificate that covers the Fqdn may be the right one (§B.1.9).
 */
export const receiveConnectorWithoutTlsCertificateName = defineRule({
  id: 'receive-connector-without-tls-certificate-name',
  title:
    'The receive connector that answers Exchange Online has no TlsCertificateName, and the certificate served instead is refused',
  severity: 'blocker',
  cites: [CITATIONS.starttlsSelection, CITATIONS.hybridCertificates],
  evaluate: (situation) =>
    situation.predictions
      .filter(({ prediction }) => prediction.flow === 'cloud-to-onprem')
      .map((entry) => judge(situation, entry)),
});

function judge(situation: Situation, entry: ServerPrediction): Outcome {
  const { prediction, receiveConnector, served } = entry;
  if (!receiveConnector || !served) {
    return entry.missing.length > 0
      ? { outcome: 'insufficient-evidence', missing: entry.missing }
      : { outcome: 'not-applicable' };
  }
  const { server } = prediction;
  const named = known(receiveConnector.tlsCertificateName);
  // Exchange 2010 has no such property (§D.4).
  const lacksProperty = named === undefined && situation.servers.get(server)?.version?.product === '2010';
  if (named !== null && !lacksProperty) return { outcome: 'pass' };
  // A connector that took the session away from one with a name is the fault of its ranges.
  if (entry.displaced && known(entry.displaced.tlsCertificateName)) return { outcome: 'pass' };
  if (prediction.outcome !== 'SubjectMismatch' && prediction.outcome !== 'UntrustedRoot')
    return { outcome: 'pass' };

  const right = certificateToUse(situation, server, nameWanted(entry));
  const sibling = siblingWithName(situation, entry);
  const consequence =
    prediction.outcome === 'SubjectMismatch'
      ? 'which is not a name Exchange Online accepts'
      : 'which Exchange Online does not trust';
  const domain = entry.outboundConnector ? known(entry.outboundConnector.tlsDomain) : undefined;
  return {
    outcome: 'fail',
    severity: byReach(situation, entry, 'blocker'),
    confidence: prediction.confidence,
    summary:
      `${receiveConnector.identity} has no TlsCertificateName, so ${server} answers EOP with ${describe(served.certificate.selfSigned)} ` +
      `${nameOf(served.certificate)}, ${domain ? `which is not a name for ${domain}` : consequence}.`,
    primary: receiveConnector.tlsCertificateName.origin,
    related: [
      { origin: served.certificate.origin, text: `the certificate served: ${nameOf(served.certificate)}` },
      ...loggedSessions(situation, server, served.certificate.thumbprint),
      ...(right
        ? [
            {
              origin: right.stored.certificate.origin,
              text: `the certificate to name: ${nameOf(right.stored.certificate)}`,
            },
          ]
        : []),
      ...(sibling
        ? [{ origin: sibling.tlsCertificateName.origin, text: `${sibling.identity} names it` }]
        : []),
    ],
    args: {
      server,
      connector: receiveConnector.identity,
      tlsCertificateName: null,
      servedThumbprint: served.certificate.thumbprint ?? null,
      ...replacementArguments(right),
    },
  };
}

/** The name Exchange Online expects: TlsDomain, else the host it connects to. */
function nameWanted({ outboundConnector, prediction }: ServerPrediction): string | null {
  return (outboundConnector && known(outboundConnector.tlsDomain)) ?? prediction.target;
}

function describe(selfSigned: boolean | undefined): string {
  return selfSigned === true ? 'its setup certificate' : 'the certificate';
}

/** Where the server's own log shows that certificate sent. */
function loggedSessions({ observations }: Situation, server: string, thumbprint: string | undefined) {
  return observations.served
    .filter((entry) => entry.server === server && entry.certificate.thumbprint === thumbprint)
    .map(({ origin, sessions }) => ({
      origin,
      text: `sent in ${sessions} ${sessions === 1 ? 'session' : 'sessions'} with Exchange Online`,
    }));
}

/** Another server of the organization on which the same connector names its certificate. */
function siblingWithName(situation: Situation, { prediction }: ServerPrediction) {
  return situation.predictions.find(
    (other) =>
      other.prediction.flow === prediction.flow &&
      other.prediction.server !== prediction.server &&
      other.prediction.outcome === 'delivered' &&
      other.receiveConnector &&
      known(other.receiveConnector.tlsCertificateName),
  )?.receiveConnector;
}
