import { known, type ReceiveConnector, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { Situation } from '../situation.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';
import { compareText } from './judging/certificate-to-use.js';
import { cloudSendConnectors } from './judging/cloud-send-connectors.js';
import { isNamed } from './judging/named-certificates.js';
import { replacementArguments } from './judging/replacement.js';
import { sourceServersOf } from './judging/sending-certificate.js';

/** After a renewal every connector must name the new certificate; one left behind breaks when the old one goes (§B.4, §F.3.4). */
export const tlsCertificateNamesDiffer = defineRule({
  id: 'tls-certificate-names-differ',
  title: 'The connectors of hybrid mail name different certificates',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates, CITATIONS.cloudConnectorCheck],
  evaluate: (situation) => {
    const receiving = answeringConnectors(situation).filter(
      ({ entry, connector }) => entry.reach !== 'unlisted' && /^default frontend\b/i.test(connector.name),
    );
    const connectors = [...receiving.map(({ connector }) => connector), ...cloudSendConnectors(situation)];
    const byName = new Map<string, (ReceiveConnector | SendConnector)[]>();
    for (const connector of connectors) {
      const name = nameOn(connector);
      if (name === undefined) continue;
      const key = name.toLowerCase();
      byName.set(key, [...(byName.get(key) ?? []), connector]);
    }
    if (byName.size === 0) return [{ outcome: 'not-applicable' }];
    if (byName.size === 1) return [{ outcome: 'pass' }];
    // The renewed certificate is the reference, however few name it yet; without stores, what most name.
    const since = (group: readonly (ReceiveConnector | SendConnector)[]) =>
      newest(situation, nameOn(group[0]));
    const [most = [], ...others] = [...byName.values()].sort(
      (a, b) => compareText(since(b), since(a)) || b.length - a.length,
    );
    const expected = nameOn(most[0]);
    return others.flat().map((connector): Outcome => {
      const failing = situation.predictions.some(
        ({ receiveConnector, sendConnector, prediction }) =>
          (receiveConnector === connector || sendConnector === connector) &&
          !prediction.outcome.startsWith('delivered'),
      );
      return {
        outcome: 'fail',
        severity: failing ? 'degraded' : 'advice',
        confidence: 'high',
        summary: `${connector.identity} names another certificate than ${most[0]?.identity ?? 'the others'}: a renewal that did not reach all connectors looks like this.`,
        primary: connector.tlsCertificateName.origin,
        related: most
          .slice(0, 3)
          .map(({ tlsCertificateName, identity }) => ({ origin: tlsCertificateName.origin, text: identity })),
        args: {
          server: connector.kind === 'ReceiveConnector' ? connector.server : null,
          connector: connector.kind === 'ReceiveConnector' ? connector.identity : connector.name,
          kind: connector.kind,
          tlsCertificateName: nameOn(connector) ?? null,
          expectedTlsCertificateName: expected ?? null,
          ...held(situation, connector, expected),
        },
      };
    });
  },
});

function nameOn(connector: ReceiveConnector | SendConnector | undefined): string | undefined {
  return connector && known(connector.tlsCertificateName)?.raw;
}

/** Since when the newest certificate of that name is valid, among the current ones of all servers. */
function newest({ stores, asOf }: Situation, name: string | undefined): string {
  const found = [...stores.values()]
    .flat()
    .filter((entry) => isNamed(entry, name))
    .map(({ stored }) => stored.certificate)
    .filter(({ notAfter }) => (notAfter ?? asOf) >= asOf);
  return (
    found
      .map(({ notBefore }) => notBefore ?? '')
      .sort(compareText)
      .at(-1) ?? ''
  );
}

/** The certificate of the name, where every server that would use it holds the same one. */
function held(situation: Situation, connector: ReceiveConnector | SendConnector, name: string | undefined) {
  const servers =
    connector.kind === 'SendConnector' ? sourceServersOf(situation, connector) : [connector.server];
  const [first = '', ...others] = servers;
  const ofServer = (server: string) =>
    (situation.stores.get(server) ?? []).filter((entry) => isNamed(entry, name));
  const certificate = ofServer(first).find(({ stored }) =>
    others.every((server) =>
      ofServer(server).some((other) => other.stored.certificate.thumbprint === stored.certificate.thumbprint),
    ),
  );
  const edge = servers.some((server) => situation.servers.get(server)?.edge === true);
  return {
    ...(connector.kind === 'SendConnector' ? { sourceServers: servers } : {}),
    ...(certificate && !edge ? replacementArguments(certificate) : { thumbprint: null, services: null }),
  };
}
