import { known } from '@hybrid-mailflow/connector-model';
import type { ServerCertificate, Situation } from '../situation.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { answeringConnectors } from './judging/answering-connectors.js';
import { certificateOfAll } from './judging/certificate-to-use.js';
import { cloudSendConnectors } from './judging/cloud-send-connectors.js';
import { isNamed } from './judging/named-certificates.js';
import { replacementArguments } from './judging/replacement.js';
import { nameRecognised } from './judging/sending-certificate.js';

/** No mail goes by HybridConfiguration, but the wizard writes its value to the connectors when it is run again (§F.3.4). */
export const hybridConfigurationCertificateStale = defineRule({
  id: 'hybrid-configuration-certificate-stale',
  title: 'HybridConfiguration names another certificate than every connector, or one that no server has',
  severity: 'advice',
  cites: [CITATIONS.hybridCertificates, CITATIONS.cloudConnectorCheck],
  evaluate: (situation) => {
    const named = namesOnConnectors(situation);
    const servers = hybridServers(situation);
    return situation.organization.hybridConfigurations.map((hybrid): Outcome => {
      const name = known(hybrid.tlsCertificateName)?.raw;
      if (name === undefined || named.length === 0) return { outcome: 'not-applicable' };
      const shared = named.some((other) => other.toLowerCase() === name.toLowerCase());
      const lost = servers.length > 0 && servers.every((server) => isLost(situation, server, name));
      if (shared && !lost) return { outcome: 'pass' };
      const right = certificateToName(situation, servers, named);
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: shared
          ? `HybridConfiguration names ${name}, which no server has: running the wizard again without choosing the certificate would bring it back.`
          : `HybridConfiguration names ${name}, which no connector does: running the wizard again without choosing the certificate would bring the old one back.`,
        primary: hybrid.tlsCertificateName.origin,
        args: { tlsCertificateName: name, servers, ...replacementArguments(right) },
      };
    });
  },
});

function namesOnConnectors(situation: Situation): readonly string[] {
  const connectors = [
    ...cloudSendConnectors(situation),
    ...answeringConnectors(situation).map(({ connector }) => connector),
  ];
  return connectors.flatMap(({ tlsCertificateName }) => known(tlsCertificateName)?.raw ?? []);
}

/** Servers of hybrid mail whose stores a script can read: no Edge servers. */
function hybridServers({ predictions, servers }: Situation): readonly string[] {
  const names = predictions.map(({ prediction }) => prediction.server);
  return [...new Set(names)].filter((name) => servers.get(name)?.edge !== true).sort();
}

/** Its store was exported and holds no such certificate. */
function isLost({ stores }: Situation, server: string, name: string): boolean {
  const store = stores.get(server);
  return store !== undefined && !store.some((entry) => isNamed(entry, name));
}

/** What the connectors name already and every server holds, else what they could name. */
function certificateToName(
  situation: Situation,
  [first = '', ...others]: readonly string[],
  named: readonly string[],
): ServerCertificate | undefined {
  const wanted = situation.organization.outboundConnectors
    .map(({ tlsDomain }) => known(tlsDomain))
    .find((domain) => typeof domain === 'string');
  const right = certificateOfAll(situation, first, others, wanted ?? nameRecognised(situation));
  const inUse = (situation.stores.get(first) ?? []).find(
    (entry) =>
      named.some((name) => isNamed(entry, name)) &&
      (entry.stored.certificate.notAfter ?? situation.asOf) >= situation.asOf &&
      others.every((other) =>
        situation.stores
          .get(other)
          ?.some(({ stored }) => stored.certificate.thumbprint === entry.stored.certificate.thumbprint),
      ),
  );
  return inUse ?? right;
}
