import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { ServiceState } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import { has, isCut, isType, listOf, numberOf, textOf } from './values.js';

type State = ServiceState['state'];

/** ServiceControllerStatus and ServiceState, by number and by name. */
const STATES: Readonly<Record<string, State>> = {
  '1': 'stopped',
  '2': 'starting',
  '3': 'stopping',
  '4': 'running',
  '7': 'paused',
  running: 'running',
  stopped: 'stopped',
  startpending: 'starting',
  'start pending': 'starting',
  stoppending: 'stopping',
  'stop pending': 'stopping',
  paused: 'paused',
  active: 'active',
  inactive: 'inactive',
  draining: 'draining',
};

export function stateOf(text: string | undefined): State {
  return STATES[text?.toLowerCase() ?? ''] ?? 'unknown';
}

/** Services, processes, server components and roles of Test-ServiceHealth. */
export function serviceStatesFrom(record: ExportRecord): ServiceState[] {
  const read = [roleFrom, componentFrom, serviceFrom, processFrom];
  for (const from of read) {
    const state = from(record);
    if (state) return [state];
  }
  return [];
}

function base(
  record: ExportRecord,
): Pick<ServiceState, 'kind' | 'origin' | 'notRunning'> & { server?: string } {
  const server = textOf(record, 'PSComputerName', 'SystemName', 'MachineName', 'ServerFqdn', 'Server');
  return {
    kind: 'service-state',
    notRunning: [],
    origin: record.origin,
    ...(server !== undefined && server !== '.' && { server }),
  };
}

function serviceFrom(record: ExportRecord): ServiceState | undefined {
  const printed =
    has(record, 'Name') && (has(record, 'Status', 'DisplayName') || has(record, 'State', 'StartMode'));
  if (!printed && !isType(record, /\.ServiceController$|Win32_Service$/)) return undefined;
  const name = textOf(record, 'Name', 'ServiceName');
  const displayName = textOf(record, 'DisplayName');
  const startType = textOf(record, 'StartType', 'StartMode');
  const processId = numberOf(record, 'ProcessId');
  const exitCode = numberOf(record, 'ExitCode');
  const state = stateOf(textOf(record, 'Status', 'State'));
  if (name === undefined || (!isType(record, /./) && state === 'unknown')) return undefined;
  return {
    ...base(record),
    what: 'service',
    name,
    ...(isCut(record, 'Name') && { nameCut: true as const }),
    state,
    ...(displayName !== undefined && { displayName }),
    ...(startType !== undefined && { startType }),
    ...(processId !== undefined && processId > 0 && { processId }),
    ...(exitCode !== undefined && exitCode !== 0 && { exitCode }),
  };
}

function processFrom(record: ExportRecord): ServiceState | undefined {
  const timed = has(record, 'StartTime') || has(record, 'CreationDate');
  // Many objects have a name and a start time; one that shows little more was asked for them.
  const asked = has(record, 'ProcessName') || has(record, 'ProcessId') || record.properties.size <= 4;
  const name = textOf(record, 'ProcessName', 'Name', 'Caption');
  if (!(isType(record, /\.Process$|Win32_Process$/) || (timed && asked)) || name === undefined)
    return undefined;
  const startTime = textOf(record, 'StartTime', 'CreationDate');
  const processId = numberOf(record, 'Id', 'ProcessId');
  return {
    ...base(record),
    what: 'process',
    name,
    state: 'running',
    ...(startTime !== undefined && { startTime: readMachineTime(startTime) }),
    ...(processId !== undefined && { processId }),
  };
}

function componentFrom(record: ExportRecord): ServiceState | undefined {
  const name = textOf(record, 'Component');
  const state = stateOf(textOf(record, 'State'));
  if (name === undefined || state === 'unknown') return undefined;
  return { ...base(record), what: 'component', name, state };
}

function roleFrom(record: ExportRecord): ServiceState | undefined {
  const running = textOf(record, 'RequiredServicesRunning');
  const name = textOf(record, 'Role');
  if (running === undefined || name === undefined) return undefined;
  const notRunning = listOf(record, 'ServicesNotRunning');
  return {
    ...base(record),
    what: 'role',
    name,
    state: /^true$/i.test(running) ? 'running' : 'stopped',
    notRunning,
  };
}
