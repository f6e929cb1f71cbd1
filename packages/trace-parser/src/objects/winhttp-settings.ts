import type { ProxySetting, RegistryValue } from '../fact.js';

const KEY =
  /^HKLM\\SOFTWARE\\(?:WOW6432Node\\)?Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections$/i;
/** Bits of the third number. */
const NAMED_PROXY = 2;
const CONFIGURATION_URL = 4;
const AUTO_DETECT = 8;

/**
 * The WinHTTP proxy in the registry value `WinHttpSettings`, where `netsh winhttp set proxy` keeps it: four little-endian
 * numbers (version, counter, flags, length), then texts of ASCII, each behind its length: proxy, exceptions, and from version
 * 0x28 on the address of a configuration script. Undefined for any other value, and for bytes that do not add up.
 */
export function proxyFromRegistry(
  { key, name, server, origin }: RegistryValue,
  bytes: Uint8Array,
): ProxySetting | undefined {
  if (!KEY.test(key) || name?.toLowerCase() !== 'winhttpsettings' || bytes.length < 16) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint32(8, true);
  const texts: string[] = [];
  for (let at = 12; at + 4 <= bytes.length && texts.length < 3;) {
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) return undefined;
    texts.push(String.fromCharCode(...bytes.subarray(at + 4, end)));
    at = end;
  }
  const [proxy = '', bypass = '', configurationUrl = ''] = texts;
  const named = (flags & NAMED_PROXY) !== 0 && proxy !== '';
  const scripted = (flags & CONFIGURATION_URL) !== 0 && configurationUrl !== '';
  return {
    kind: 'proxy-setting',
    ...(server !== undefined && { server }),
    direct: !named && !scripted,
    ...(named && { proxy }),
    ...(named && bypass !== '' && { bypass }),
    autoDetect: (flags & AUTO_DETECT) !== 0,
    ...(scripted && { configurationUrl }),
    origin,
  };
}
