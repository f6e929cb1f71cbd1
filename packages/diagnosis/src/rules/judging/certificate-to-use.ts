import { matchName } from '@hybrid-mailflow/cert-inspector';
import type { ServerCertificate, Situation } from '../../situation.js';

type Stores = Pick<Situation, 'stores' | 'asOf'>;

/** The newest certificate of a server's own store that the other side would accept for a name: current, with its key, of an authority. */
export function certificateToUse(
  situation: Stores,
  server: string,
  name: string | null | undefined,
): ServerCertificate | undefined {
  return certificatesToUse(situation, server, name)[0];
}

/** The newest of those that other servers hold as well: one name stands for all of them. */
export function certificateOfAll(
  situation: Stores,
  server: string,
  others: readonly string[],
  name: string | null | undefined,
): ServerCertificate | undefined {
  return certificatesToUse(situation, server, name).find(({ stored }) =>
    others.every((other) =>
      certificatesToUse(situation, other, name).some(
        (found) => found.stored.certificate.thumbprint === stored.certificate.thumbprint,
      ),
    ),
  );
}

function certificatesToUse(
  { stores, asOf }: Stores,
  server: string,
  name: string | null | undefined,
): readonly ServerCertificate[] {
  if (name === null || name === undefined) return [];
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
  );
}

export function compareText(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
