import type { ServiceState } from '../fact.js';
import { serviceStatesFrom, stateOf } from '../objects/service.js';
import { readPrintedObjects } from '../text/printed-objects.js';
import { readPrompt } from '../text/prompt.js';
import {
  readWhole,
  type FormContext,
  type LineReader,
  type TextForm,
  type TextLine,
} from '../text/text-form.js';

const SC_NAME = /^\s*(?:SERVICE_NAME|DIENSTNAME|NOM_SERVICE|NOMBRE_SERVICIO)\s?: (\S+)/;
const SC_FIELD =
  /^\s+(STATE|ZUSTAND|STATUS|.TAT|ESTADO|PID|WIN32_EXIT_CODE|WIN32_BEENDIGUNGSCODE|START_TYPE)\s*: (-?\d+)(?:\s+(\w+))?/;
const SC_DISPLAY = /^\s*DISPLAY_NAME\s?: (.+)$/;

type ScField = 'state' | 'processId' | 'exitCode' | 'startType';

/** Whether services run and since when: Get-Service, sc query, processes, component states, Test-ServiceHealth. */
export const serviceState: TextForm = {
  id: 'service-state',
  title: 'Service states (Get-Service, sc query, Get-ServerComponentState, Test-ServiceHealth)',
  signs: [
    { pattern: SC_NAME, score: 0.95, reason: 'sc query' },
    { pattern: /^\s*Status\s+Name\s+DisplayName\b/, score: 0.95, reason: 'table of Get-Service' },
    {
      pattern: /^\s*(?:Server\s+)?Component\s+State\b/,
      score: 0.95,
      reason: 'table of Get-ServerComponentState',
    },
    { pattern: /^RequiredServicesRunning\s*:/, score: 0.95, reason: 'list of Test-ServiceHealth' },
    {
      pattern: /^(?:ServicesDependedOn|CanPauseAndContinue|DependentServices)\s+: /,
      score: 0.9,
      reason: 'list of Get-Service',
    },
    {
      pattern:
        /^\s*(?=.*\b(?:StartTime|CreationDate|StartMode|StartType)\b)(?=.*\b(?:Name|ProcessName)\b)[A-Z][\w() ]+$/,
      score: 0.8,
      reason: 'table with names and start times or types',
    },
    { pattern: /^\s*ProcessId\s+Name\s+StartMode\s+State\b/, score: 0.95, reason: 'table of Win32_Service' },
    { pattern: /^(?:StartTime|CreationDate)\s+: \S/, score: 0.8, reason: 'list of Get-Process' },
    {
      pattern:
        /^(?:Get-Service|Get-Process|gsv|gps|Test-ServiceHealth|Get-ServerComponentState|Get-CimInstance.*Win32_(?:Service|Process)|sc(?:\.exe)? query)\b/i,
      score: 0.85,
      reason: 'command line about services',
    },
  ],
  belongs:
    /^(?:(?:Running|Stopped|Paused|StartPending|StopPending)\s|\s*[A-Z_]{3,30}\s*: |\w{2,30}\s*: |\s{8,}\S|\s+\((?:NOT_)?STOPPABLE)/,
  tables: true,
  open: openStates,
};

function openStates(context: FormContext): LineReader {
  return readWhole(context, (lines) => {
    const others: TextLine[] = [];
    let draft:
      | { name: string; displayName?: string; fields: Map<ScField, string>; line: number; last: number }
      | undefined;
    let server: string | undefined;
    const giveOut = () => {
      if (draft) context.fact(fromSc(draft, server, context));
      draft = undefined;
    };
    for (const line of lines) {
      const prompt = readPrompt(line.text);
      const name = SC_NAME.exec(line.text)?.[1];
      const field = SC_FIELD.exec(line.text);
      const displayName = SC_DISPLAY.exec(line.text)?.[1];
      if (prompt) {
        giveOut();
        server = /^sc(?:\.exe)?\s+\\\\([\w.-]+)/i.exec(prompt.command)?.[1] ?? prompt.machine;
        others.push(line);
      } else if (name !== undefined) {
        giveOut();
        draft = { name, fields: new Map(), line: line.number, last: line.number };
      } else if (draft && displayName !== undefined) draft.displayName = displayName.trim();
      else if (draft && field) {
        draft.fields.set(labelOf(field[1] ?? ''), `${field[2] ?? ''} ${field[3] ?? ''}`.trim());
        draft.last = line.number;
      } else others.push(line);
    }
    giveOut();
    for (const record of readPrintedObjects(others, context.origin(1).item)) {
      for (const state of serviceStatesFrom(record)) context.fact(state);
    }
  });
}

function labelOf(label: string): ScField {
  if (label === 'PID') return 'processId';
  if (label.startsWith('START')) return 'startType';
  return label.startsWith('WIN32') ? 'exitCode' : 'state';
}

function fromSc(
  draft: {
    name: string;
    displayName?: string;
    fields: ReadonlyMap<ScField, string>;
    line: number;
    last: number;
  },
  server: string | undefined,
  context: FormContext,
): ServiceState {
  const number = (label: ScField) => Number.parseInt(draft.fields.get(label) ?? '', 10);
  const startType = draft.fields.get('startType')?.replace(/^\d+ ?/, '');
  return {
    kind: 'service-state',
    what: 'service',
    name: draft.name,
    ...(draft.displayName !== undefined && { displayName: draft.displayName }),
    ...(server !== undefined && { server }),
    // The number is the same in every language.
    state: stateOf(draft.fields.get('state')?.split(' ')[0]),
    ...(startType !== undefined && { startType }),
    ...(number('processId') > 0 && { processId: number('processId') }),
    ...(number('exitCode') > 0 && { exitCode: number('exitCode') }),
    notRunning: [],
    origin: context.origin(draft.line, draft.last),
  };
}
