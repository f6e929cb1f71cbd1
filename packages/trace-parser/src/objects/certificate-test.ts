import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { FaultList } from '../certutil/faults.js';
import type { CertificateTest } from '../fact.js';
import { has, listOf, textOf } from './values.js';

/** What Test-Certificate said of one certificate, as a collector writes it: verdict, warnings and errors. */
export function certificateTestFrom(record: ExportRecord): CertificateTest | undefined {
  if (!has(record, 'CertificateThumbprint', 'Valid', 'Warnings')) return undefined;
  const thumbprint = textOf(record, 'CertificateThumbprint')?.replace(/\s/g, '').toUpperCase();
  const valid = textOf(record, 'Valid')?.toLowerCase();
  if (thumbprint === undefined || !/^[0-9A-F]{40}$/.test(thumbprint)) return undefined;
  if (valid !== 'true' && valid !== 'false') return undefined;
  const list = new FaultList();
  for (const text of [...listOf(record, 'Warnings'), ...listOf(record, 'Errors')])
    for (const line of text.split(/\r?\n/)) list.read(line);
  const server = textOf(record, 'Server', 'PSComputerName');
  return {
    kind: 'certificate-test',
    tool: 'Test-Certificate',
    ...(server !== undefined && { server }),
    thumbprint,
    verdict: valid === 'true' ? 'valid' : list.accuse ? 'invalid' : 'unknown',
    faults: list.faults,
    revocation: list.revocation,
    fetched: [],
    origin: record.origin,
  };
}
