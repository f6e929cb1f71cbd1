import { matchName } from '@hybrid-mailflow/cert-inspector';
import type { ServerCertificate, Situation } from '../../situation.js';

/** The newest certificate of a server's own store that the other side would accept for a name: current, with its key, of an authority. */
export function certificateToUse(
  { stores, asOf }: Pick<Situation, 'stores' | 'asOf'>,
  server: string,
  name: string | null | undefined,
): ServerCertificate | undefined {
  if (name === null || name === undefined) return undefined;
  const candidates = (stores.get(server) ?? []).filter(({ stored }) => {
    const { certificate } = stored;
    const current = certificate.notAfter === undefined || certificate.notAfter >= asOf;
    const usable =
      stored.hasPrivateKey !== false &&
      certificate.selfSigned !== true &&
      certificate.thumbprint !== undefined;
    return current && usable && matchName(name, certificate).result === 'match';
  });
  return candidates.sort((a, b) =>
    compareText(b.stored.certificate.notBefore, a.stored.certificate.notBefore),
  )[0];
}

function compareText(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
