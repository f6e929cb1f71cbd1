import { property, type PresentProperty } from '../../export-record.js';
import type { RecordCollector } from '../../record-collector.js';

/** Stands in place of what must not be shown. */
export const WITHHELD = '(not shown)';

/** Properties that hold what a script signs in with. */
export function isSecret(name: string): boolean {
  return /credential|password|secret|accesstoken/i.test(name);
}

/** Makes a record of a resource, unless it is one that says an object must not exist. */
export function addResource(
  kind: string,
  properties: ReadonlyMap<string, PresentProperty>,
  at: { readonly line: number; readonly column?: number },
  collector: RecordCollector,
): void {
  const object = { typeNames: [kind], properties };
  const ensure = property(object, 'Ensure');
  if (ensure.state === 'value' && typeof ensure.value === 'string' && /^absent$/i.test(ensure.value)) {
    const text = `This ${kind} is declared absent: it says what must not exist, not what does.`;
    collector.issues.report('RESOURCE_ABSENT', text, at);
    return;
  }
  if (collector.takeFields(properties.size)) collector.add(object, at);
  else collector.tellFieldsLimit(at);
}
