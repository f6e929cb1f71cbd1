import type { SessionRecord } from '../session-record.js';
import { memoize } from '../table/memo.js';

const NEGOTIATED =
  /^TLS protocol (\S+) negotiation succeeded(?: using bulk encryption algorithm (\S+) with strength (\d+) bits)?(?:,? MAC hash algorithm (\S+) with strength \d+ bits)?(?:,? and key exchange algorithm (\S+) with strength (\d+) bits)?/i;
const FAILED = /TLS negotiation failed with error (\S+)/i;
const CHAIN = /^(?:client )?certificate chain validation status: '?([^']*)'?/i;
const CAPABILITIES = /^TlsDomainCapabilities='([^']*)'(?:; Status='([^']*)')?(?:; Domain='([^']*)')?/i;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The fields of a session that one information row tells. */
export type TlsStatus = Pick<
  Writable<SessionRecord>,
  | 'tlsProtocol'
  | 'tlsCipher'
  | 'tlsCipherBits'
  | 'tlsMac'
  | 'tlsKeyExchange'
  | 'tlsKeyExchangeBits'
  | 'tlsError'
  | 'clientChainStatus'
  | 'tlsDomainCapabilities'
>;

// Assigned one by one: Object.assign is several times slower, and this runs for every session.
export function setStatus(record: TlsStatus, status: TlsStatus): void {
  if (status.tlsProtocol !== undefined) record.tlsProtocol = status.tlsProtocol;
  if (status.tlsCipher !== undefined) record.tlsCipher = status.tlsCipher;
  if (status.tlsCipherBits !== undefined) record.tlsCipherBits = status.tlsCipherBits;
  if (status.tlsMac !== undefined) record.tlsMac = status.tlsMac;
  if (status.tlsKeyExchange !== undefined) record.tlsKeyExchange = status.tlsKeyExchange;
  if (status.tlsKeyExchangeBits !== undefined) record.tlsKeyExchangeBits = status.tlsKeyExchangeBits;
  if (status.tlsError !== undefined) record.tlsError = status.tlsError;
  if (status.clientChainStatus !== undefined) record.clientChainStatus = status.clientChainStatus;
  if (status.tlsDomainCapabilities !== undefined) record.tlsDomainCapabilities = status.tlsDomainCapabilities;
}

/** What an information row tells of the TLS side of a session: fields of the record, or null for any other row. */
export const statusOf = memoize((text): TlsStatus | null => {
  const negotiated = NEGOTIATED.exec(text);
  if (negotiated) {
    const [, tlsProtocol = '', cipher, cipherBits, mac, keyExchange, keyExchangeBits] = negotiated;
    return {
      tlsProtocol,
      ...(cipher !== undefined && { tlsCipher: cipher, tlsCipherBits: Number(cipherBits) }),
      ...(mac !== undefined && { tlsMac: mac }),
      ...(keyExchange !== undefined && {
        tlsKeyExchange: keyExchange,
        tlsKeyExchangeBits: Number(keyExchangeBits),
      }),
    };
  }
  const failed = FAILED.exec(text);
  if (failed) return { tlsError: (failed[1] ?? '').replace(/[.,;]$/, '') };
  const chain = CHAIN.exec(text);
  if (chain) return { clientChainStatus: chain[1] ?? '' };
  const granted = CAPABILITIES.exec(text);
  if (!granted) return null;
  const [, capabilities = '', status, domain] = granted;
  return {
    tlsDomainCapabilities: {
      capabilities,
      ...(status !== undefined && { status }),
      ...(domain !== undefined && { domain }),
    },
  };
});
