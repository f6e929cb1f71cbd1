import type { ExportObject, Property, PropertyValue } from '../src/export-record.js';

/** A record as plain data for comparing: values alone, states other than `value` in angle brackets. */
export function plain({ properties }: ExportObject): Record<string, unknown> {
  return Object.fromEntries([...properties].map(([name, property]) => [name, plainProperty(property)]));
}

function plainProperty(property: Property): unknown {
  switch (property.state) {
    case 'value':
      return plainValue(property.value);
    case 'truncated':
      return { truncated: plainValue(property.value) };
    case 'unreadable':
      return { unreadable: property.raw };
    case 'empty':
    case 'absent':
      return `<${property.state}>`;
  }
}

function plainValue(value: PropertyValue): unknown {
  if (Array.isArray(value)) return (value as readonly PropertyValue[]).map(plainValue);
  if (value === null || typeof value !== 'object' || !('kind' in value)) return value;
  if (value.kind === 'secure-string') return '<secure string>';
  if (value.kind === 'enum') return { enum: value.value };
  const { text, base, properties } = value.value;
  return {
    ...(text === undefined ? {} : { text }),
    ...(base === undefined ? {} : { base: plainValue(base) }),
    ...(properties.size === 0 ? {} : { properties: plain(value.value) }),
  };
}
