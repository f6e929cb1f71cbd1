import { property, type ExportRecord } from '../src/export-record.js';

/** `[state, value]` of a property, for one-line expectations. */
export function stateOf(record: ExportRecord | undefined, name: string): readonly unknown[] {
  const found = record ? property(record, name) : undefined;
  if (!found) return ['no record'];
  if (found.state === 'value' || found.state === 'truncated') return [found.state, found.value];
  return found.state === 'unreadable' ? [found.state, found.raw] : [found.state];
}
