import type { AddressRange } from '../objects.js';
import { formatIpAddress, highestAddress, parseIpAddress, type IpAddress } from './ip-address.js';

/**
 * Reads one item of RemoteIPRanges or SenderIPAddresses: a single address, `lo-hi`, CIDR (the address need not be the
 * network's own), or address and mask (`192.0.2.0(255.255.255.0)`). IPv6 may carry a scope. Undefined for anything else. (§A.1)
 */
export function parseAddressRange(text: string): AddressRange | undefined {
  const trimmed = text.trim();
  const range = loHi(trimmed) ?? prefixed(trimmed) ?? single(trimmed);
  return range && { ...range, text: trimmed };
}

/** A single `0.0.0.0` or `::`: one address that no peer has, often meant as "everything". (§A.1) */
export function isSingleUnspecifiedAddress(range: AddressRange): boolean {
  return range.lo === 0n && range.hi === 0n;
}

/** Whether the range holds the address; never across families. (§A.1.7) */
export function rangeContains(range: AddressRange, address: IpAddress): boolean {
  return range.family === address.family && range.lo <= address.value && address.value <= range.hi;
}

/** Whether it holds every address of its family. */
export function isWholeFamily(range: AddressRange): boolean {
  return range.lo === 0n && range.hi === highestAddress(range.family);
}

/** One spelling for every range: `lo-hi`, or the address alone. For comparison. */
export function formatAddressRange({ family, lo, hi }: Omit<AddressRange, 'text'>): string {
  const low = formatIpAddress({ family, value: lo });
  return lo === hi ? low : `${low}-${formatIpAddress({ family, value: hi })}`;
}

type Bounds = Omit<AddressRange, 'text'>;

function single(text: string): Bounds | undefined {
  const address = parseIpAddress(text);
  return address && { family: address.family, lo: address.value, hi: address.value };
}

function loHi(text: string): Bounds | undefined {
  const dash = text.indexOf('-');
  if (dash < 0) return undefined;
  const lo = parseIpAddress(text.slice(0, dash));
  const hi = parseIpAddress(text.slice(dash + 1));
  if (lo?.family !== hi?.family || !lo || !hi || lo.value > hi.value) return undefined;
  return { family: lo.family, lo: lo.value, hi: hi.value };
}

function prefixed(text: string): Bounds | undefined {
  const parts = /^([^/()]+)(?:\/([^/()]+)|\(([^/()]+)\))$/.exec(text);
  const address = parseIpAddress(parts?.[1] ?? '');
  if (!parts || !address) return undefined;
  const length = prefixLength(parts[2] ?? parts[3] ?? '', address.family);
  if (length === undefined) return undefined;
  const hostBits = (1n << BigInt((address.family === 4 ? 32 : 128) - length)) - 1n;
  return { family: address.family, lo: address.value & ~hostBits, hi: address.value | hostBits };
}

function prefixLength(text: string, family: 4 | 6): number | undefined {
  if (/^\d{1,3}$/.test(text)) {
    const length = Number(text);
    return length <= (family === 4 ? 32 : 128) ? length : undefined;
  }
  const mask = parseIpAddress(text);
  if (family !== 4 || mask?.family !== 4) return undefined;
  const bits = mask.value.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.replace(/0*$/, '').length : undefined;
}
