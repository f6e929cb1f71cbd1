import ipaddr from 'ipaddr.js';

/** An IP address as an unsigned integer of its family (32 or 128 bits). */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

// Longer than any address with a scope; keeps hostile text away from the parser.
const LONGEST = 80;

/**
 * Reads an IPv4 address in four decimal parts, or an IPv6 address, with or without brackets and scope (`fe80::1%11`).
 * Undefined for anything else, such as the octal and one-number spellings of IPv4.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  const bare = text.trim().replace(/^\[(.*)\]$/, '$1');
  if (bare.length > LONGEST) return undefined;
  if (!bare.includes(':')) return parseIpv4(bare);
  return ipaddr.IPv6.isValid(bare) ? { family: 6, value: toInteger(ipaddr.IPv6.parse(bare)) } : undefined;
}

const FOUR_PARTS = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/** Most addresses of an export are of this kind: read here, for the library throws at every text that is none. */
function parseIpv4(text: string): IpAddress | undefined {
  const parts = FOUR_PARTS.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return { family: 4, value: BigInt(parts.reduce((sum, part) => sum * 256 + part, 0)) };
}

const MAPPED = 0xffffn << 32n;

/** As parseIpAddress, but `::ffff:192.0.2.1` is the IPv4 address it stands for: how a remote endpoint is to be matched. */
export function parseRemoteAddress(text: string): IpAddress | undefined {
  const address = parseIpAddress(text);
  if (address?.family === 6 && address.value >> 32n === 0xffffn)
    return { family: 4, value: address.value - MAPPED };
  return address;
}

/** All bits set in the family: 2^32-1 or 2^128-1. */
export function highestAddress(family: 4 | 6): bigint {
  return family === 4 ? 0xffff_ffffn : (1n << 128n) - 1n;
}

/** The usual spelling: dotted decimal, or RFC 5952. */
export function formatIpAddress({ family, value }: IpAddress): string {
  const bytes: number[] = [];
  for (let shift = family === 4 ? 24n : 120n; shift >= 0n; shift -= 8n)
    bytes.push(Number((value >> shift) & 0xffn));
  return ipaddr.fromByteArray(bytes).toString();
}

function toInteger(address: ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
