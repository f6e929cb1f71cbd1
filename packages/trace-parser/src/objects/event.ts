import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { readEventText } from '../events/event-text.js';
import type { LoggedEvent } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import { has, isType, numberOf, textOf } from './values.js';

/** An event of Get-WinEvent or Get-EventLog. */
export function eventFrom(record: ExportRecord): LoggedEvent | undefined {
  const windowsEvent =
    isType(record, /EventLogRecord$/) ||
    (has(record, 'Id') && (has(record, 'ProviderName') || has(record, 'TimeCreated')));
  const logEntry =
    isType(record, /EventLogEntry(?:$|#)/) ||
    ((has(record, 'InstanceId') || has(record, 'EventID')) && has(record, 'Source'));
  if (!windowsEvent && !logEntry) return undefined;
  // The low word of the instance id is the event id.
  const id = windowsEvent
    ? numberOf(record, 'Id')
    : (numberOf(record, 'EventID') ?? lowWord(numberOf(record, 'InstanceId')));
  if (id === undefined) return undefined;
  const source = textOf(record, 'ProviderName', 'Source');
  const log = textOf(record, 'LogName', 'Log');
  const time = textOf(record, 'TimeCreated', 'TimeGenerated', 'Time');
  const level = textOf(record, 'LevelDisplayName', 'EntryType');
  const server = textOf(record, 'MachineName', 'PSComputerName');
  return {
    kind: 'event',
    id,
    idFromText: false,
    ...(source !== undefined && { source }),
    ...(log !== undefined && { log }),
    ...(time !== undefined && { time: readMachineTime(time) }),
    ...(level !== undefined && { level }),
    ...(server !== undefined && { server }),
    ...readEventText(id, textOf(record, 'Message') ?? ''),
    origin: record.origin,
  };
}

function lowWord(instance: number | undefined): number | undefined {
  return instance === undefined ? undefined : instance % 0x10000;
}
