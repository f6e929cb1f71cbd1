import { type Certificate, namesOf } from '@hybrid-mailflow/cert-inspector';
import { known, type AcceptedDomain, type OutboundConnector } from '@hybrid-mailflow/connector-model';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { Situation } from '../../situation.js';
import { certificateToUse } from './certificate-to-use.js';

/** What Exchange Online takes for a name, with at most one leading wildcard label (§E.2.3). */
const DOMAIN = /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/;

/**
 * The TlsDomain that the certificate of every server fits: the host Exchange Online connects to where it is a name of all of
 * them, else the name the certificate is for, which is what the wizard writes (§F.2). Null where a server's certificate is not
 * known or its own, or where a store holds one for the TlsDomain there is: then that one is to be served.
 */
export function tlsDomainToExpect(situation: Situation, connector: OutboundConnector): string | null {
  const entries = situation.predictions.filter(
    ({ outboundConnector, reach }) => outboundConnector === connector && reach !== 'unlisted',
  );
  const names = sharedNames(entries);
  const current = known(connector.tlsDomain);
  if (entries.some(({ prediction }) => certificateToUse(situation, prediction.server, current))) return null;
  const target = entries[0]?.prediction.target?.toLowerCase();
  return names.find((name) => name === target) ?? names[0] ?? null;
}

/**
 * The TlsSenderCertificateName that the certificate of every sending server fits: as the wizard chooses, a host name that is an
 * accepted domain, else the wildcard above one (§E.3.1). Null where a certificate or the accepted domains are not known.
 */
export function senderNameToExpect(situation: Situation): string | null {
  const names = sharedNames(situation.predictions.filter(({ sendConnector }) => sendConnector));
  const accepted = situation.organization.acceptedDomains.filter(({ side }) => side !== 'onprem');
  const above = names.map((name) => `*.${name.slice(name.indexOf('.') + 1)}`);
  return [...names, ...above].find((name) => isAccepted(accepted, name)) ?? null;
}

/** Whether a name, or the parent of a wildcard, is an accepted domain (§E.3). */
export function isAccepted(accepted: readonly AcceptedDomain[], name: string): boolean {
  const domain = name.replace(/^\*\./, '');
  return accepted.some((one) => {
    const found = known(one.domainName)?.toLowerCase().replace(/^\*\./, '');
    if (found === undefined) return false;
    const below = known(one.matchSubDomains) === true || known(one.domainName)?.startsWith('*.') === true;
    return domain === found || (below && domain.endsWith(`.${found}`));
  });
}

/** Names that every certificate bears, what the first is for before its further names; none where one is not known. */
function sharedNames(entries: readonly ServerPrediction[]): readonly string[] {
  const certificates: Certificate[] = [];
  for (const { served } of entries) {
    if (!served || served.certificate.selfSigned === true) return [];
    certificates.push(served.certificate);
  }
  const [first = [], ...others] = certificates.map((certificate) =>
    namesOf(certificate).map((name) => name.toLowerCase()),
  );
  return first.filter((name) => DOMAIN.test(name) && others.every((names) => names.includes(name)));
}
