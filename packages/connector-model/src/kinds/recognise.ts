import type { ExportObject, ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';
import { baseOf, isList } from '../read/value-text.js';
import { objectKind, type ObjectKind } from './object-kind.js';

/** How deep collections that scripts make are nested: by server, by cmdlet, by object. */
const DEEPEST = 4;

/** A record and what it is; undefined where nothing tells. */
export interface RecognisedRecord {
  readonly record: ExportRecord;
  readonly kind: ObjectKind | undefined;
}

/**
 * The records a record stands for: itself, or, where a script gathered several exports in one object as
 * `@{Receive = Get-ReceiveConnector; Send = Get-SendConnector} | Export-Clixml` does, those in it.
 */
export function recognise(record: ExportRecord): readonly RecognisedRecord[] {
  const kind = objectKind(record)?.kind;
  if (kind !== undefined) return [{ record, kind }];
  const found = recordsIn(record, record, new Set([record]), DEEPEST);
  return found.length > 0 ? found : [{ record, kind }];
}

function recordsIn(
  object: ExportObject,
  record: ExportRecord,
  seen: Set<ExportObject>,
  deeper: number,
): readonly RecognisedRecord[] {
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
      const kind = objectKind(gathered)?.kind;
      return kind ? [{ record: gathered, kind }] : recordsIn(inner, record, seen, deeper - 1);
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
