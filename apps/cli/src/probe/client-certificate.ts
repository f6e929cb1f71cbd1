import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { ClientCertificate } from '@hybrid-mailflow/cert-inspector/probe';
import { pfxPassword, type PasswordFlags } from '../certificates/pfx-password.js';
import { type Terminal, UsageError } from '../terminal.js';

/**
 * The certificate to present: a PFX, or a PEM file that holds the key as well.
 * @throws UsageError when it cannot be used; the password is never named.
 */
export async function clientCertificate(
  path: string,
  flags: PasswordFlags,
  terminal: Terminal,
): Promise<ClientCertificate> {
  const bytes = await readFile(resolve(terminal.cwd, path));
  const password = await pfxPassword(flags, terminal);
  const secret = password === undefined ? {} : { passphrase: password };
  const certificate = bytes.includes('-----BEGIN ')
    ? { cert: bytes, key: bytes, ...secret }
    : { pfx: bytes, ...secret };
  try {
    createSecureContext(certificate);
  } catch {
    throw new UsageError(
      `${path}: holds no certificate with its private key that this password opens (PFX, or PEM with both in one file).`,
    );
  }
  return certificate;
}
