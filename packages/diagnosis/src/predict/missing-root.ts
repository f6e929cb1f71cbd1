import type { Origin } from '@hybrid-mailflow/evidence';
import type { Fact } from '@hybrid-mailflow/trace-parser';
import { serverKey } from '../intake/servers.js';

/** DigiCert Global Root G2, which Exchange Online's chain ends at (§I.3). */
export const EXCHANGE_ONLINE_ROOT = 'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4';

/**
 * Whether the evidence shows that a server lacks the root of Exchange Online: a listing of LocalMachine\Root without it, on a
 * server whose automatic root updates are switched off. A listing alone proves nothing: Windows fetches roots as it needs them.
 */
export function missingRoot(
  facts: readonly Fact[],
  server: string,
): { readonly text: string; readonly origin: Origin } | undefined {
  const ofServer = facts.filter((fact) => fact.server === undefined || serverKey(fact.server) === server);
  const disabled = ofServer.find(
    (fact) =>
      fact.kind === 'registry-value' &&
      /\\SystemCertificates\\AuthRoot$/i.test(fact.key) &&
      /^DisableRootAutoUpdate$/i.test(fact.name ?? '') &&
      fact.number === 1,
  );
  const roots = ofServer.filter(
    (fact) =>
      fact.kind === 'store-certificate' &&
      fact.location === 'LocalMachine' &&
      /^(Auth)?Root$/i.test(fact.store ?? ''),
  );
  if (!disabled || roots.length === 0) return undefined;
  const held = roots.some(
    (fact) => fact.kind === 'store-certificate' && fact.thumbprint === EXCHANGE_ONLINE_ROOT,
  );
  if (held) return undefined;
  const text = `${server} does not trust DigiCert Global Root G2, where Exchange Online's chain ends: DisableRootAutoUpdate is 1 and the root store lacks it`;
  return { text, origin: disabled.origin };
}
