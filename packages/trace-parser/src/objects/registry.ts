import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { RegistryValue } from '../fact.js';
import { textOf } from './values.js';

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

/** The values Get-ItemProperty shows of a key. */
export function registryValuesFrom(record: ExportRecord): RegistryValue[] {
  const path = PATH.exec(textOf(record, 'PSPath') ?? '')?.[1];
  if (path === undefined) return [];
  const server = textOf(record, 'PSComputerName');
  const values: RegistryValue[] = [];
  for (const name of record.properties.keys()) {
    if (/^(?:PS\w+|RunspaceId|Property|SubKeyCount|ValueCount|Name)$/.test(name)) continue;
    const data = textOf(record, name) ?? '';
    const number = numberIn(data);
    values.push({
      kind: 'registry-value',
      ...(server !== undefined && { server }),
      key: keyOf(path),
      name,
      present: true,
      data,
      ...(number !== undefined && { number }),
      origin: { ...record.origin, path: name },
    });
  }
  return values;
}
