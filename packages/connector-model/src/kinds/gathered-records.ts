import type { ExportObject, ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';
import { baseOf, isList } from '../read/value-text.js';
import { objectKind } from './object-kind.js';

/** How deep collections that scripts make are nested: by server, by cmdlet, by object. */
const DEEPEST = 4;

/**
 * The records a record stands for: itself, or, where a script gathered several exports in one object as
 * `@{Receive = Get-ReceiveConnector; Send = Get-SendConnector} | Export-Clixml` does, those in it.
 */
export function gatheredRecords(record: ExportRecord): readonly ExportRecord[] {
  if (objectKind(record)) return [record];
  const found = recordsIn(record, record, new Set([record]), DEEPEST);
  return found.length > 0 ? found : [record];
}

function recordsIn(
  object: ExportObject,
  record: ExportRecord,
  seen: Set<ExportObject>,
  deeper: number,
): readonly ExportRecord[] {
  if (deeper === 0 || isOfExchange(object)) return [];
  return [...object.properties.values()].flatMap((property) =>
    objectsOf(property).flatMap((inner) => {
      // A reference of CLIXML gives the same object again.
      if (seen.has(inner)) return [];
      seen.add(inner);
      const { format, command, host } = record;
      const origin = 'origin' in property ? property.origin : record.origin;
      const gathered: ExportRecord = {
        ...inner,
        format,
        ...(command === undefined ? {} : { command }),
        ...(host === undefined ? {} : { host }),
        origin,
      };
      return objectKind(gathered) ? [gathered] : recordsIn(inner, record, seen, deeper - 1);
    }),
  );
}

/** What Exchange puts into its objects is part of them and no export of its own. */
function isOfExchange({ typeNames: [type = ''] }: ExportObject): boolean {
  return /\bMicrosoft\.Exchange\./i.test(type);
}

function objectsOf(property: Property): readonly ExportObject[] {
  if (!('value' in property)) return [];
  const value = baseOf(property.value);
  const items: readonly PropertyValue[] = value !== null && isList(value) ? value : [value];
  return items.flatMap((item) =>
    item !== null && typeof item === 'object' && 'kind' in item && item.kind === 'object' ? [item.value] : [],
  );
}
