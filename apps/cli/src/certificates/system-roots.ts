import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { UsageError } from '../terminal.js';

/** Bundles of the roots an operating system trusts, where it keeps one as a file. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Node.js 22.15 and later read the store of the operating system themselves. */
interface RecentTls {
  readonly getCACertificates?: (type: 'system') => readonly string[];
}

/**
 * The roots the operating system trusts, as PEM.
 * @throws UsageError where neither Node.js nor a file tells them.
 */
export async function systemRoots(): Promise<Uint8Array> {
  const own = (tls as RecentTls).getCACertificates?.('system');
  if (own !== undefined && own.length > 0) return Buffer.from(own.join('\n'));
  for (const path of BUNDLES) {
    const bundle = await readFile(path).catch(() => undefined);
    if (bundle) return bundle;
  }
  throw new UsageError(
    'The roots of this operating system can be read by Node.js 22.15 or later only: use that, or export them to a file.',
  );
}
