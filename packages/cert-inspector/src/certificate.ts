import type { Origin } from '@hybrid-mailflow/evidence';

export type KeyAlgorithm = 'rsa' | 'rsa-pss' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'unknown';

/** A public key by its algorithm; `bits` is the size of the modulus or of the curve. */
export interface PublicKey {
  readonly algorithm: KeyAlgorithm;
  readonly bits?: number;
  /** As OpenSSL names it (`prime256v1`), or the dotted identifier. */
  readonly curve?: string;
}

/** One entry of the subject alternative name extension. */
export interface AlternativeName {
  readonly type: 'dns' | 'ip' | 'email' | 'uri' | 'directory' | 'other';
  readonly value: string;
}

/**
 * A certificate as far as it could be read. With `der` everything comes from the encoding; without it
 * (Get-ExchangeCertificate text, protocol-log rows) `partial` is true and absent fields are unknown.
 */
export interface Certificate {
  readonly partial: boolean;
  /** As Windows .NET prints it (last RDN first, `S=`, `E=`, quoting of X.500); '' for an empty name. */
  readonly subject: string;
  readonly issuer: string;
  /** The most specific CN of the subject: the first that Windows prints. */
  readonly commonName?: string;
  /** dNSName entries of the subject alternative name, as encoded. */
  readonly dnsNames: readonly string[];
  /** There may be more names than `dnsNames` holds: the list was cut, not exported, or could not be decoded. */
  readonly dnsNamesIncomplete?: true;
  readonly alternativeNames?: readonly AlternativeName[];
  /** Upper-case hexadecimal without leading zeros. */
  readonly serialNumber?: string;
  /** SHA-1 of the DER, 40 upper-case hexadecimal digits. */
  readonly thumbprint?: string;
  /** SHA-256 of the DER, 64 upper-case hexadecimal digits. */
  readonly sha256?: string;
  /** ISO 8601 UTC, such as `2027-02-01T00:00:00.000Z`. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Issuer and subject are the same name, and no key identifier says otherwise. The signature is not checked. */
  readonly selfSigned?: boolean;
  readonly version?: number;
  readonly key?: PublicKey;
  /** Name of RFC 8017, 5758 or 8410, such as `sha256WithRSAEncryption`; else the dotted identifier. */
  readonly signatureAlgorithm?: string;
  /** Hash the signature is made over: `md5`, `sha1`, `sha256` …; absent where the algorithm has none of its own. */
  readonly signatureHash?: string;
  /** Names as in RFC 5280, such as `digitalSignature`; undefined where the extension is absent. */
  readonly keyUsage?: readonly string[];
  /** Object identifiers; undefined where the extension is absent. */
  readonly extendedKeyUsage?: readonly string[];
  /** Names that certificates below this one may have, or not (RFC 5280 §4.2.1.10); an address as `10.0.0.0/255.0.0.0`. */
  readonly nameConstraints?: {
    readonly permitted: readonly AlternativeName[];
    readonly excluded: readonly AlternativeName[];
  };
  /** Object identifiers of the extensions that whoever verifies must understand. */
  readonly criticalExtensions?: readonly string[];
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  /** Upper-case hexadecimal. */
  readonly subjectKeyIdentifier?: string;
  readonly authorityKeyIdentifier?: string;
  /** Where the authority offers its own certificate (authority information access). Never fetched. */
  readonly issuerLocations?: readonly string[];
  /** Its private key is with it, where the file or export tells: a PFX, HasPrivateKey. */
  readonly hasPrivateKey?: boolean;
  readonly der?: Uint8Array;
  readonly origin: Origin;
}
