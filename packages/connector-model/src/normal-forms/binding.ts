import type { Binding } from '../objects.js';
import { formatIpAddress, parseIpAddress } from './ip-address.js';

/** Reads one item of Bindings: `0.0.0.0:25`, `[::]:25`, `192.0.2.1:587`. Undefined for anything else. */
export function parseBinding(text: string): Binding | undefined {
  const colon = text.lastIndexOf(':');
  const port = text.slice(colon + 1).trim();
  if (colon < 0 || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return undefined;
  const address = parseIpAddress(text.slice(0, colon));
  if (!address) return undefined;
  const everywhere = address.value === 0n;
  return {
    family: address.family,
    ...(everywhere ? {} : { address: formatIpAddress(address) }),
    port: Number(port),
  };
}

/** As PowerShell prints it: `0.0.0.0:25`, `[::]:25`. */
export function formatBinding({ family, address, port }: Binding): string {
  return family === 4 ? `${address ?? '0.0.0.0'}:${port}` : `[${address ?? '::'}]:${port}`;
}
