import { property, type ExportRecord, type PresentProperty } from '../../export-record.js';
import type { RecordCollector } from '../../record-collector.js';
import { toProperty, Unreadable } from '../../values/read-value.js';
import { addResource, isSecret, WITHHELD } from './resources.js';

/** A resource as a report tells of it; without a kind where the report does not name it. */
interface Told {
  readonly kind: string | undefined;
  readonly properties: readonly (readonly [string, PresentProperty])[];
  readonly record: ExportRecord;
}

/** The objects of a report as JSON: a resource each. */
export function* resourcesOfObjects(records: readonly ExportRecord[]): Generator<Told> {
  for (const record of records) {
    const properties = [...record.properties].flatMap(([name, found]) =>
      found.state === 'absent' || name === 'ResourceName' ? [] : [[name, found] as const],
    );
    yield { kind: textOf(record, 'ResourceName'), properties, record };
  }
}

/** The rows of a report as CSV: a property each, with a row of `=====` between resources. */
export function* resourcesOfRows(records: readonly ExportRecord[]): Generator<Told> {
  let properties: [string, PresentProperty][] = [];
  let first: ExportRecord | undefined;
  for (const record of [...records, undefined]) {
    const kind = record && textOf(record, COMPONENT);
    if (record && kind !== undefined && !/^=+$/.test(kind)) {
      first ??= record;
      const name = textOf(record, 'Property');
      if (name !== undefined) properties.push([name, valueOfCell(record, name)]);
    } else if (first) {
      yield { kind: textOf(first, COMPONENT), properties, record: first };
      properties = [];
      first = undefined;
    }
  }
}

const COMPONENT = 'Component Name';

/** `$null`, the lines of a list as Out-String prints them, or a text. */
function valueOfCell(record: ExportRecord, name: string): PresentProperty {
  const cell = property(record, 'Value');
  if (cell.state === 'absent') return toProperty(new Unreadable(''), { ...record.origin, path: name });
  const origin = { ...cell.origin, path: name };
  if (cell.state !== 'value' || typeof cell.value !== 'string') return { ...cell, origin };
  const text = cell.value.trim();
  if (/^\$null$/i.test(text)) return toProperty(null, origin);
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  return toProperty(cell.value === text ? text : lines, origin);
}

/** Adds the resources of a report. */
export function addReport(resources: Iterable<Told>, collector: RecordCollector): void {
  for (const { kind, properties, record } of resources) {
    const { line = 1, column } = record.origin;
    const at = { line, ...(column === undefined ? {} : { column }) };
    if (kind === undefined) {
      collector.issues.report('SYNTAX_UNREADABLE', 'This object does not name its resource.', at);
      continue;
    }
    const own = properties.map(([name, found]): [string, PresentProperty] => {
      const origin = { ...found.origin, record: collector.next };
      return [name, withhold(name, { ...found, origin }, collector)];
    });
    addResource(kind, new Map(own), at, collector);
  }
}

function withhold(name: string, found: PresentProperty, { issues }: RecordCollector): PresentProperty {
  if (!isSecret(name) || found.state === 'empty') return found;
  issues.report('SECRET_WITHHELD', `${name} is not shown.`, found.origin);
  return toProperty(new Unreadable(WITHHELD), found.origin);
}

function textOf(record: ExportRecord, name: string): string | undefined {
  const found = property(record, name);
  return found.state === 'value' && typeof found.value === 'string' ? found.value : undefined;
}
