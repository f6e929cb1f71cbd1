import type { Issue } from '@hybrid-mailflow/evidence';
import { property, type ExportRecord, type PresentProperty, type Property } from '../../export-record.js';
import type { RecordCollector } from '../../record-collector.js';
import { toProperty, Unreadable } from '../../values/read-value.js';
import { addResource, isSecret, WITHHELD } from './resources.js';

/** Makes resources of the objects of a report (`New-M365DSCReportFromConfiguration -Type JSON`). */
export function addReport(
  { records, issues }: { readonly records: readonly ExportRecord[]; readonly issues: readonly Issue[] },
  collector: RecordCollector,
): readonly Issue[] {
  for (const record of records) {
    const kind = textOf(property(record, 'ResourceName'));
    const { line = 1, column } = record.origin;
    const at = { line, ...(column === undefined ? {} : { column }) };
    const properties = new Map<string, PresentProperty>();
    for (const [name, found] of record.properties) {
      if (found.state === 'absent' || name === 'ResourceName') continue;
      properties.set(
        name,
        withhold(name, { ...found, origin: { ...found.origin, record: collector.next } }, collector),
      );
    }
    if (kind === undefined) {
      collector.issues.report('SYNTAX_UNREADABLE', 'This object does not name its resource.', at);
    } else addResource(kind, properties, at, collector);
  }
  return issues;
}

function withhold(name: string, found: PresentProperty, { issues }: RecordCollector): PresentProperty {
  if (!isSecret(name) || found.state === 'empty') return found;
  issues.report('SECRET_WITHHELD', `${name} is not shown.`, found.origin);
  return toProperty(new Unreadable(WITHHELD), found.origin);
}

function textOf(found: Property): string | undefined {
  return found.state === 'value' && typeof found.value === 'string' ? found.value : undefined;
}
