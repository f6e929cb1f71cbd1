import { compareTlsCertificateName, matchName, type Certificate } from '@hybrid-mailflow/cert-inspector';
import { known, type ReceiveConnector, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { Flow } from '../../diagnosis.js';
import type { ServerCertificate, Situation } from '../../situation.js';

/**
 * A connector that names a certificate, on one server. `current`: the server has what is named, and nothing newer for the
 * same name. `stale`: a newer certificate of the same name with another issuer or subject is in the store. `absent`: what is
 * named is in another server's store, not in this one. `lost`: it is nowhere, and nothing here replaces it.
 */
export interface Reference {
  readonly flow: Flow;
  readonly server: string;
  readonly connector: ReceiveConnector | SendConnector;
  readonly named: string;
  readonly state: 'current' | 'stale' | 'absent' | 'lost';
  /** The certificate named, where the server has it. */
  readonly chosen?: ServerCertificate;
  /** What should be named instead. */
  readonly newer?: ServerCertificate;
}

/** What the connectors between the two sides name, judged by the store of each server (§B.4). */
export function referencesOf(situation: Situation, wanted: readonly string[]): Reference[] {
  return situation.predictions.flatMap(({ prediction, receiveConnector, sendConnector }) => {
    const connector = receiveConnector ?? sendConnector;
    const named = connector && known(connector.tlsCertificateName);
    const store = situation.stores.get(prediction.server);
    if (!connector || !named || !store) return [];
    const { flow, server } = prediction;
    return [{ flow, server, connector, named: named.raw, ...judge(situation, store, named.raw, wanted) }];
  });
}

function judge(
  { stores, asOf }: Situation,
  store: readonly ServerCertificate[],
  named: string,
  wanted: readonly string[],
): Pick<Reference, 'state' | 'chosen' | 'newer'> {
  const chosen = store.filter((entry) => isNamed(entry, named)).sort(newestFirst)[0];
  const newer = store
    .filter(
      (entry) =>
        isUsable(entry, asOf) &&
        !isNamed(entry, named) &&
        replaces(entry.stored.certificate, chosen, wanted, named),
    )
    .sort(newestFirst)[0];
  if (chosen) {
    const replaced =
      newer && (newer.stored.certificate.notBefore ?? '') > (chosen.stored.certificate.notBefore ?? '');
    return replaced ? { state: 'stale', chosen, newer } : { state: 'current', chosen };
  }
  const elsewhere = [...stores.values()]
    .flat()
    .filter((entry) => isNamed(entry, named))
    .sort(newestFirst)[0];
  const here = newer?.stored.certificate.notBefore ?? '';
  if (elsewhere && (!newer || (elsewhere.stored.certificate.notBefore ?? '') >= here))
    return { state: 'absent' };
  return newer ? { state: 'stale', newer } : { state: 'lost' };
}

export function isNamed({ stored: { certificate } }: ServerCertificate, named: string): boolean {
  return compareTlsCertificateName(named, certificate).result.startsWith('equal');
}

function isUsable(
  { stored: { certificate, hasPrivateKey, rootCaType } }: ServerCertificate,
  asOf: string,
): boolean {
  return (
    certificate.selfSigned !== true &&
    rootCaType?.toLowerCase() !== 'none' &&
    hasPrivateKey !== false &&
    (certificate.notAfter === undefined || certificate.notAfter >= asOf)
  );
}

/** A certificate for the same purpose: it bears the name wanted, or the common name of what is named. */
function replaces(
  certificate: Certificate,
  chosen: ServerCertificate | undefined,
  wanted: readonly string[],
  named: string,
): boolean {
  const commonName = chosen?.stored.certificate.commonName ?? /<s>.*?CN="?([^,"]+)/i.exec(named)?.[1]?.trim();
  const names = wanted.length > 0 ? wanted : commonName === undefined ? [] : [commonName];
  return names.some((name) => matchName(name, certificate).result === 'match');
}

function newestFirst(a: ServerCertificate, b: ServerCertificate): number {
  const [first = '', second = ''] = [a.stored.certificate.notBefore, b.stored.certificate.notBefore];
  return first < second ? 1 : first > second ? -1 : 0;
}
