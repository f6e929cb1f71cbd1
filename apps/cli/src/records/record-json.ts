import type { ExportObject, ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';

export interface RecordJsonOptions {
  /** Byte arrays as base64; else only how long they are. */
  readonly bytes: boolean;
}

/** A record as JSON holds it: properties under their names, with state, value and origin. */
export function recordJson(record: ExportRecord, options: RecordJsonOptions): object {
  const { format, command, origin, ...object } = record;
  return {
    format,
    ...(command === undefined ? {} : { command }),
    origin,
    ...objectJson(object, options),
  };
}

function objectJson({ base, properties, ...rest }: ExportObject, options: RecordJsonOptions): object {
  return {
    ...rest,
    ...(base === undefined ? {} : { base: valueJson(base, options) }),
    properties: Object.fromEntries(
      [...properties].map(([name, property]) => [name, propertyJson(property, options)]),
    ),
  };
}

function propertyJson(property: Property, options: RecordJsonOptions): object {
  return 'value' in property ? { ...property, value: valueJson(property.value, options) } : property;
}

function valueJson(value: PropertyValue, options: RecordJsonOptions): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) {
    const base64 = options.bytes ? { base64: Buffer.from(value).toString('base64') } : {};
    return { kind: 'bytes', length: value.length, ...base64 };
  }
  if (!('kind' in value)) return value.map((item) => valueJson(item, options));
  return value.kind === 'object' ? { kind: 'object', value: objectJson(value.value, options) } : value;
}
