/* The only file that imports node-forge (ASN.1, and the ciphers of PKCS#12): nothing typed by it leaves. */
import forge from 'node-forge';

/** One ASN.1 element. `value` holds the children of a constructed element, else the content, one character per byte. */
export interface Asn1Node {
  readonly tagClass: number;
  readonly type: number;
  readonly constructed: boolean;
  readonly value: string | readonly Asn1Node[];
}

/** A decoded element and how many bytes it took, or why it could not be decoded. */
export type DerResult =
  | { readonly ok: true; readonly node: Asn1Node; readonly length: number }
  | { readonly ok: false; readonly reason: string };

/** Reads the ASN.1 element at the beginning of `content` (DER, or BER with indefinite lengths); later bytes are left alone. */
export function readAsn1(content: string): DerResult {
  const buffer = forge.util.createBuffer(content);
  try {
    const node = forge.asn1.fromDer(buffer, {
      strict: true,
      parseAllBytes: false,
      decodeBitStrings: false,
    } as never);
    return { ok: true, node, length: content.length - buffer.length() };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'not ASN.1' };
  }
}

export function writeAsn1(node: Asn1Node): string {
  return forge.asn1.toDer(node as forge.asn1.Asn1).getBytes();
}

/** What of PKCS#12 the type declarations leave out. */
interface Pkcs12Functions {
  readonly md: {
    readonly algorithms: Readonly<Record<HashName, { create(): { readonly digestLength: number } }>>;
  };
  readonly pkcs12: {
    generateKey(
      password: string | null,
      salt: forge.util.ByteStringBuffer,
      purpose: number,
      iterations: number,
      length: number,
      digest: { readonly digestLength: number },
    ): forge.util.ByteStringBuffer;
  };
  readonly pki: {
    readonly pbe: {
      getCipher(
        identifier: string,
        parameters: Asn1Node,
        password: string | null,
      ): {
        update(input: forge.util.ByteStringBuffer): void;
        finish(): boolean;
        readonly output: forge.util.ByteStringBuffer;
      };
    };
  };
}

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

const functions = forge as unknown as Pkcs12Functions;
const PURPOSE_INTEGRITY = 3;

/** The key that seals a PFX file (RFC 7292 appendix B); a password of `null` is none at all, which is not the empty one. */
export function pkcs12SealKey(
  password: string | null,
  salt: string,
  iterations: number,
  hash: HashName,
): string {
  const digest = functions.md.algorithms[hash].create();
  const saltBytes = forge.util.createBuffer(salt);
  return functions.pkcs12
    .generateKey(password, saltBytes, PURPOSE_INTEGRITY, iterations, digest.digestLength, digest)
    .getBytes();
}

/** Decrypts content under PBES2 or the RC2 and 3DES schemes of PKCS#12; undefined where password or scheme do not fit. */
export function decryptWithPassword(
  scheme: string,
  parameters: Asn1Node,
  password: string | null,
  content: string,
): string | undefined {
  try {
    const cipher = functions.pki.pbe.getCipher(scheme, parameters, password);
    cipher.update(forge.util.createBuffer(content));
    return cipher.finish() ? cipher.output.getBytes() : undefined;
  } catch {
    return undefined;
  }
}
