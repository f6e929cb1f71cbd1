import { property, type ExportObject, type PropertyValue } from '@hybrid-mailflow/powershell-export';

/** The property as text: of the first name the object has a value for, whatever was left of a cut one. */
export function textOf(object: ExportObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = property(object, name);
    if (found.state !== 'value' && found.state !== 'truncated') continue;
    const text = toText(found.value);
    if (text !== undefined) return text;
  }
  return undefined;
}

export function isCut(object: ExportObject, ...names: readonly string[]): boolean {
  return names.some((name) => property(object, name).state === 'truncated');
}

/** True where the object has the property at all, empty ones included. */
export function has(object: ExportObject, ...names: readonly string[]): boolean {
  return names.every((name) => property(object, name).state !== 'absent');
}

export function numberOf(object: ExportObject, ...names: readonly string[]): number | undefined {
  const text = textOf(object, ...names);
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The items of a list, as exported or as printed: `{a, b}`. */
export function listOf(object: ExportObject, name: string): string[] {
  const found = property(object, name);
  if (found.state !== 'value' && found.state !== 'truncated') return [];
  const { value } = found;
  if (Array.isArray(value))
    return (value as readonly PropertyValue[]).map(toText).filter((text) => text !== undefined);
  const text = toText(value) ?? '';
  return text
    .replace(/^\{|\}$/g, '')
    .split(/, */)
    .filter((part) => part !== '');
}

/** The type, without the mark of deserialized objects. */
export function isType(object: ExportObject, name: RegExp): boolean {
  return object.typeNames.some((typeName) => name.test(typeName.replace(/^Deserialized\./, '')));
}

function toText(value: PropertyValue): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value instanceof Uint8Array) return undefined;
  if ('kind' in value) {
    if (value.kind === 'secure-string') return undefined;
    if (value.kind === 'object') return value.value.text;
    return value.value.name ?? (value.value.number === undefined ? undefined : String(value.value.number));
  }
  return value.map((part) => toText(part) ?? '').join(', ');
}
