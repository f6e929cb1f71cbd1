import type { Origin } from '@hybrid-mailflow/evidence';

export type KeyAlgorithm = 'rsa' | 'rsa-pss' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'unknown';

/**
 * A certificate as far as it could be read. With `der` everything comes from the encoding; without it
 * (Get-ExchangeCertificate text, protocol-log rows) `partial` is true and absent fields are unknown.
 */
export interface Certificate {
  readonly partial: boolean;
  /** As Windows .NET prints it (last RDN first, `S=`, `E=`, quoting of X.500); '' for an empty name. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName?: string;
  readonly dnsNames: readonly string[];
  /** Upper-case hexadecimal without leading zeros. */
  readonly serialNumber?: string;
  /** SHA-1 of the DER, 40 upper-case hexadecimal digits. */
  readonly thumbprint?: string;
  /** ISO 8601 UTC. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly selfSigned?: boolean;
  readonly version?: number;
  readonly key?: { readonly algorithm: KeyAlgorithm; readonly bits?: number; readonly curve?: string };
  readonly signatureAlgorithm?: string;
  /** Names as in RFC 5280, such as `digitalSignature`; undefined where the extension is absent. */
  readonly keyUsage?: readonly string[];
  /** Object identifiers; undefined where the extension is absent. */
  readonly extendedKeyUsage?: readonly string[];
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  readonly der?: Uint8Array;
  readonly origin: Origin;
}
