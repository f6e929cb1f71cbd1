import { Buffer } from 'node:buffer';
import { createDecipheriv, createHmac } from 'node:crypto';

/** Bytes looked at: a flight with a long chain takes about 10 KiB. */
const MAX_BYTES = 512 * 1024;

const RECORD = { changeCipherSpec: 20, handshake: 22, applicationData: 23 } as const;
const MESSAGE = { certificate: 11, certificateRequest: 13 } as const;
const TAG_BYTES = 16;

interface Suite {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly hash: 'sha256' | 'sha384';
  readonly keyBytes: number;
}

/** The cipher suites of TLS 1.3 that Node speaks (RFC 8446 appendix B.4). */
const SUITES: Readonly<Record<string, Suite>> = {
  TLS_AES_128_GCM_SHA256: { cipher: 'aes-128-gcm', hash: 'sha256', keyBytes: 16 },
  TLS_AES_256_GCM_SHA384: { cipher: 'aes-256-gcm', hash: 'sha384', keyBytes: 32 },
  TLS_CHACHA20_POLY1305_SHA256: { cipher: 'chacha20-poly1305', hash: 'sha256', keyBytes: 32 },
};

export interface FlightContents {
  /** DER, in the order sent; undefined where the flight holds no certificate message that can be read. */
  readonly chain?: readonly Uint8Array[];
  readonly clientCertificateRequested: boolean;
}

/**
 * The server's side of a handshake, read from the bytes on the wire. Node gives out the peer's chain sorted and
 * completed from its own store; only the wire tells which certificates were sent, and in which order.
 */
export class ServerFlight {
  readonly #parts: Buffer[] = [];
  #length = 0;
  #secret: Buffer | undefined;

  push(bytes: Buffer): void {
    if (this.#length >= MAX_BYTES) return;
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  /** A line of the key log (NSS format): TLS 1.3 encrypts the server's certificates. */
  keyLog(line: Buffer): void {
    const secret = /^SERVER_HANDSHAKE_TRAFFIC_SECRET \S+ ([\da-f]+)/.exec(line.toString('ascii'))?.[1];
    if (secret !== undefined) this.#secret = Buffer.from(secret, 'hex');
  }

  /** @param suite standard name of the negotiated cipher suite. */
  read(suite: string | undefined): FlightContents {
    const records = recordsOf(Buffer.concat(this.#parts));
    const known = suite === undefined ? undefined : SUITES[suite];
    const encrypted = this.#secret !== undefined;
    const stream = encrypted
      ? known && this.#secret
        ? decryptedHandshake(records, known, this.#secret)
        : Buffer.alloc(0)
      : plainHandshake(records);
    const messages = messagesOf(stream);
    const certificate = messages.find(({ type }) => type === MESSAGE.certificate);
    const chain = certificate && certificatesOf(certificate.body, encrypted);
    return {
      ...(chain && { chain }),
      clientCertificateRequested: messages.some(({ type }) => type === MESSAGE.certificateRequest),
    };
  }
}

interface TlsRecord {
  readonly type: number;
  readonly header: Buffer;
  readonly body: Buffer;
}

function recordsOf(bytes: Buffer): TlsRecord[] {
  const records: TlsRecord[] = [];
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    if (end > bytes.length) break;
    records.push({
      type: bytes[at] ?? 0,
      header: bytes.subarray(at, at + 5),
      body: bytes.subarray(at + 5, end),
    });
    at = end;
  }
  return records;
}

/** Until TLS 1.2 everything before ChangeCipherSpec is in the clear. */
function plainHandshake(records: readonly TlsRecord[]): Buffer {
  const end = records.findIndex(({ type }) => type === RECORD.changeCipherSpec);
  const clear = end === -1 ? records : records.slice(0, end);
  return Buffer.concat(clear.filter(({ type }) => type === RECORD.handshake).map(({ body }) => body));
}

/** RFC 8446 §5.2: what the server's handshake key opens; the first record it does not open belongs to the next key. */
function decryptedHandshake(records: readonly TlsRecord[], suite: Suite, secret: Buffer): Buffer {
  const key = expandLabel(secret, 'key', suite.keyBytes, suite.hash);
  const iv = expandLabel(secret, 'iv', 12, suite.hash);
  const parts: Buffer[] = [];
  let sequence = 0n;
  for (const record of records.filter(({ type }) => type === RECORD.applicationData)) {
    const plain = decrypt(record, suite, key, nonceOf(iv, sequence++));
    if (!plain) break;
    const end = lastNonZero(plain);
    if (plain[end] === RECORD.handshake) parts.push(plain.subarray(0, end));
  }
  return Buffer.concat(parts);
}

function decrypt(
  { header, body }: TlsRecord,
  { cipher }: Suite,
  key: Buffer,
  nonce: Buffer,
): Buffer | undefined {
  if (body.length < TAG_BYTES) return undefined;
  const options = { authTagLength: TAG_BYTES };
  const decipher =
    cipher === 'chacha20-poly1305'
      ? createDecipheriv(cipher, key, nonce, options)
      : createDecipheriv(cipher, key, nonce, options);
  decipher.setAAD(header, { plaintextLength: body.length - TAG_BYTES });
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** HKDF-Expand-Label of RFC 8446 §7.1, for lengths of at most one hash. */
function expandLabel(secret: Buffer, label: string, length: number, hash: Suite['hash']): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'ascii');
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

function nonceOf(iv: Buffer, sequence: bigint): Buffer {
  const nonce = Buffer.from(iv);
  nonce.writeBigUInt64BE(nonce.readBigUInt64BE(4) ^ sequence, 4);
  return nonce;
}

function lastNonZero(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at > 0 && bytes[at] === 0) at--;
  return at;
}

interface Message {
  readonly type: number;
  readonly body: Buffer;
}

function messagesOf(stream: Buffer): Message[] {
  const messages: Message[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const end = at + 4 + stream.readUIntBE(at + 1, 3);
    if (end > stream.length) break;
    messages.push({ type: stream[at] ?? 0, body: stream.subarray(at + 4, end) });
    at = end;
  }
  return messages;
}

/** The certificate message: of TLS 1.3 (§4.4.2) with a context before and extensions behind each certificate. */
function certificatesOf(body: Buffer, extended: boolean): Uint8Array[] {
  const certificates: Uint8Array[] = [];
  let at = (extended ? 1 + (body[0] ?? 0) : 0) + 3;
  while (at + 3 <= body.length) {
    const end = at + 3 + body.readUIntBE(at, 3);
    if (end > body.length) break;
    certificates.push(new Uint8Array(body.subarray(at + 3, end)));
    at = extended && end + 2 <= body.length ? end + 2 + body.readUInt16BE(end) : end;
  }
  return certificates;
}
