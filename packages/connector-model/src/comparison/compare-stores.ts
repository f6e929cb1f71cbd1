import type { ExchangeCertificate, Organization } from '../objects.js';
import { known } from '../setting.js';
import { compareObjects } from './compare-objects.js';
import type { Comparison, Difference, NotCompared, ServerDifference } from './difference.js';
import { breaking } from './judges/judge.js';
import { namedCertificates, pairOf } from './named-certificates.js';
import { push } from './push.js';

/**
 * Holds the certificate stores of the servers against each other, as far as connectors name their certificates: one that a
 * server lacks while others have it, and differences in what it is enabled for. Other certificates are each server's own.
 */
export function compareStores(organization: Organization): Comparison<ServerDifference> {
  const named = namedCertificates(organization);
  const servers = new Set<string>();
  const byPair = new Map<string, ExchangeCertificate[]>();
  for (const certificate of organization.certificates) {
    const { server } = certificate;
    if (server === undefined) continue;
    servers.add(server);
    const pair = pairOf(certificate);
    if (pair !== undefined && named.has(pair) && known(certificate.isSelfSigned) !== true)
      push(byPair, pair, certificate);
  }
  const differences: ServerDifference[] = [];
  const notCompared: NotCompared[] = [];
  let compared = 0;
  for (const certificates of byPair.values()) {
    const holders = new Set(certificates.map(({ server }) => server ?? ''));
    const [first] = certificates;
    if (!first) continue;
    const agreeing = [...holders];
    for (const server of servers) {
      compared++;
      if (!holders.has(server)) differences.push(missing(first, server, agreeing));
    }
    const settings = compareUse(certificates);
    differences.push(...settings.differences);
    notCompared.push(...settings.notCompared);
    compared += settings.compared;
  }
  return { differences, notCompared, compared };
}

function missing(
  certificate: ExchangeCertificate,
  server: string,
  agreeing: readonly string[],
): ServerDifference {
  const thumbprint = known(certificate.thumbprint) ?? known(certificate.subject) ?? 'a certificate';
  return {
    ...breaking(
      'Connectors name it by issuer and subject: a server without it does not offer STARTTLS where they do.',
    ),
    flow: 'cloud-to-onprem',
    kind: 'ExchangeCertificate',
    object: thumbprint,
    server,
    change: 'removed',
    reference: { value: known(certificate.subject) ?? thumbprint, origin: certificate.origin },
    agreeing,
    settledBy: 'majority',
  };
}

/** What one certificate is enabled for on each server: the first server that can use it for SMTP is the reference. */
function compareUse(certificates: readonly ExchangeCertificate[]) {
  const differences: ServerDifference[] = [];
  const notCompared: NotCompared[] = [];
  let compared = 0;
  const byThumbprint = new Map<string, ExchangeCertificate[]>();
  for (const certificate of certificates) {
    const thumbprint = known(certificate.thumbprint);
    if (typeof thumbprint === 'string') push(byThumbprint, thumbprint, certificate);
  }
  for (const copies of byThumbprint.values()) {
    const from = copies.find(({ services }) => known(services)?.includes('SMTP') === true) ?? copies[0];
    if (!from) continue;
    const found = copies.filter((to) => to !== from).map((to) => ({ to, ...compareObjects({ from, to }) }));
    const alike = found.filter(({ differences }) => differences.length === 0).map(({ to }) => to);
    const agreeing = [from, ...alike].map(({ server }) => server ?? '');
    for (const one of found) {
      differences.push(...one.differences.map((difference) => asServer(difference, agreeing)));
      notCompared.push(...one.notCompared);
      compared += one.compared;
    }
  }
  return { differences, notCompared, compared };
}

function asServer(difference: Difference, agreeing: readonly string[]): ServerDifference {
  return { ...difference, agreeing, settledBy: 'nothing' };
}
