import type { ExportObject, ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';
import type { DeliveryAttempt } from '../delivery-attempt.js';
import { NamedTexts } from './named-texts.js';
import { transportKind } from './object-kind.js';
import { transportAttempt } from './transport-attempt.js';

/**
 * The attempts an exported object tells of: Get-Queue, Get-Message, Get-MessageTrace(V2), Get-MessageTraceDetail(V2) and
 * Get-MessageTrackingLog, in whatever form it was exported. Empty for every other object. The format of the attempts is
 * the cmdlet: `get-queue`, `get-message` …
 */
export function attemptsFromExport(record: ExportRecord): readonly DeliveryAttempt[] {
  const texts = new NamedTexts(
    [...record.properties].map(([name, property]) => [name, textsOf(property)] as const),
  );
  const kind = transportKind(record.typeNames[0] ?? '', (...names) => hasProperty(record, texts, names));
  return kind ? [transportAttempt(kind, kind, texts, record.origin)] : [];
}

/** An empty property tells the kind of an object as well as a filled one. */
function hasProperty(record: ExportObject, texts: NamedTexts, names: readonly string[]): boolean {
  return (
    texts.has(...names) ||
    [...record.properties.keys()].some((key) =>
      names.some((name) => name.toLowerCase() === key.toLowerCase()),
    )
  );
}

function textsOf(property: Property): string[] {
  if (property.state === 'value' || property.state === 'truncated') return textsOfValue(property.value);
  return property.state === 'unreadable' ? [property.raw] : [];
}

function textsOfValue(value: PropertyValue): string[] {
  if (value === null || value instanceof Uint8Array) return [];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object') return [String(value)];
  if (!('kind' in value)) return value.flatMap(textsOfValue);
  if (value.kind === 'enum') return [value.value.name ?? String(value.value.number ?? '')];
  if (value.kind === 'secure-string') return [];
  const { text, base } = value.value;
  if (text !== undefined) return [text];
  return base === undefined ? [] : textsOfValue(base);
}
