import { bytesOf, type ExportRecord, property } from '@hybrid-mailflow/powershell-export';
import type { ProxySetting, RegistryValue } from '../fact.js';
import { textOf } from './values.js';
import { proxyFromRegistry } from './winhttp-settings.js';

const PATH = /Registry::(HKEY_[\w\\ .-]+)/;
const HIVES: Readonly<Record<string, string>> = {
  HKEY_LOCAL_MACHINE: 'HKLM',
  HKEY_CURRENT_USER: 'HKCU',
  HKEY_USERS: 'HKU',
  HKEY_CLASSES_ROOT: 'HKCR',
};

/** `HKLM\SOFTWARE\…`, from the long and the drive form. */
export function keyOf(path: string): string {
  const plain = path
    .trim()
    .replace(/^Microsoft\.PowerShell\.Core\\Registry::/, '')
    .replace(/^(HK\w+):\\?/, '$1\\');
  const [hive = '', ...rest] = plain.replace(/\\+$/, '').split('\\');
  return [HIVES[hive.toUpperCase()] ?? hive.toUpperCase(), ...rest].join('\\');
}

/** The number of a DWORD or QWORD, decimal or `0x…`. */
export function numberIn(data: string): number | undefined {
  const plain = data.trim();
  return /^(?:0x[0-9a-f]{1,13}|\d{1,15})$/i.test(plain) ? Number(plain) : undefined;
}

/** The values Get-ItemProperty shows of a key, or that it is not there; the WinHTTP proxy is read out of its bytes. */
export function registryValuesFrom(record: ExportRecord): (RegistryValue | ProxySetting)[] {
  const path = PATH.exec(textOf(record, 'PSPath') ?? '')?.[1];
  if (path === undefined) return [];
  const server = textOf(record, 'PSComputerName');
  const about = { ...(server !== undefined && { server }), key: keyOf(path) };
  if (textOf(record, 'PSKeyExists')?.toLowerCase() === 'false') {
    return [{ kind: 'registry-value', ...about, present: false, origin: record.origin }];
  }
  const values: (RegistryValue | ProxySetting)[] = [];
  for (const name of record.properties.keys()) {
    if (/^(?:PS\w+|RunspaceId|Property|SubKeyCount|ValueCount|Name)$/.test(name)) continue;
    const data = textOf(record, name) ?? '';
    const number = numberIn(data);
    const value: RegistryValue = {
      kind: 'registry-value',
      ...about,
      name,
      present: true,
      data,
      ...(number !== undefined && { number }),
      origin: { ...record.origin, path: name },
    };
    const found = property(record, name);
    const bytes = found.state === 'value' ? bytesOf(found.value) : undefined;
    values.push((bytes && proxyFromRegistry(value, bytes)) ?? value);
  }
  return values;
}
