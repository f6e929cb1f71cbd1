import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { EdgeSync } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import { has, isType, textOf } from './values.js';

/** Properties kept as printed: they tell which part is not in step. */
const KEPT = [
  'LeaseHolder',
  'LeaseType',
  'LeaseExpiryUtc',
  'TransportServerStatus',
  'TransportConfigStatus',
  'AcceptedDomainStatus',
  'RemoteDomainStatus',
  'SendConnectorStatus',
  'MessageClassificationStatus',
  'RecipientStatus',
  'CredentialRecords',
  'Added',
  'Deleted',
  'Updated',
  'Scanned',
  'TargetScanned',
  'StartUTC',
  'EndUTC',
  'Domain',
] as const;

/** Test-EdgeSynchronization, Start-EdgeSynchronization and Get-EdgeSubscription. */
export function edgeSyncFrom(record: ExportRecord): EdgeSync | undefined {
  const what = whatOf(record);
  if (!what) return undefined;
  const server = textOf(record, 'Name') ?? textOf(record, 'Identity');
  const result = textOf(record, 'SyncStatus', 'Result');
  const failure = textOf(record, 'FailureDetail', 'FailureDetails');
  const last = textOf(record, 'LastSynchronizedUtc');
  const site = textOf(record, 'Site');
  const type = textOf(record, 'Type');
  const properties: Record<string, string> = {};
  for (const name of KEPT) {
    const value = textOf(record, name);
    if (value !== undefined && value !== '') properties[name] = value;
  }
  return {
    kind: 'edge-sync',
    what,
    ...(server !== undefined && { server }),
    ...(result !== undefined && { result }),
    ...(type !== undefined && { type }),
    ...(failure !== undefined && { failure }),
    ...(last !== undefined && { lastSynchronized: readMachineTime(last) }),
    ...(site !== undefined && { site }),
    properties,
    origin: record.origin,
  };
}

function whatOf(record: ExportRecord): EdgeSync['what'] | undefined {
  if (has(record, 'SyncStatus') || isType(record, /EdgeSubscriptionStatus$/)) return 'test';
  if (has(record, 'Result', 'Type') && (has(record, 'FailureDetails') || has(record, 'TargetScanned')))
    return 'run';
  if (isType(record, /EdgeSubscriptionPresentationObject$|\.EdgeSubscription$/)) return 'subscription';
  const command = /^Get-EdgeSubscription\b/i.test(record.command ?? '');
  return has(record, 'Name', 'Site', 'Domain') && (command || record.properties.size <= 5)
    ? 'subscription'
    : undefined;
}
