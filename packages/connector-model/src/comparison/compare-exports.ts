import { objectKey } from '../merge/object-key.js';
import type { ConfigurationObject, ExchangeCertificate, Organization } from '../objects.js';
import { known } from '../setting.js';
import { compareObjects, nameOf } from './compare-objects.js';
import { byWeight, type Comparison, type Difference, type NotCompared } from './difference.js';
import { breaking, harmless, risky } from './judges/judge.js';
import { judgeAdded, judgeRemoved } from './judges/judge-object.js';
import type { FlowJudgement } from './judges/judge-setting.js';
import { namedCertificates, pairOf } from './named-certificates.js';
import { objectsOf } from './objects-of.js';

/** A difference between two exports of one organization. */
export interface ExportDifference extends Difference {
  /** When the object was last changed, as the later export tells; the earlier one for an object that was removed. */
  readonly whenChanged?: string;
}

/**
 * What changed between two exports of one organization: objects added and removed, settings changed. An object counts as
 * removed only where the later export holds others that would have been exported with it.
 */
export function compareExports(earlier: Organization, later: Organization): Comparison<ExportDifference> {
  const [before, after] = [byKey(earlier), byKey(later)];
  const scopes = new Set(objectsOf(later).map(scopeOf));
  const earlierScopes = new Set(objectsOf(earlier).map(scopeOf));
  const named = new Set([...namedCertificates(earlier), ...namedCertificates(later)]);
  const differences: ExportDifference[] = [];
  const notCompared: NotCompared[] = [];
  let compared = 0;
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to) {
      const found = compareObjects({ from, to });
      differences.push(...found.differences.map((difference) => ({ ...difference, ...changedWhen(to) })));
      notCompared.push(...found.notCompared);
      compared += found.compared;
    } else if (scopes.has(scopeOf(from))) {
      differences.push(whole(from, 'removed', removal(from, later, named)));
    } else {
      notCompared.push({ ...nameOf(from), reason: 'not-exported', settings: [], origin: from.origin });
    }
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    if (earlierScopes.has(scopeOf(to))) differences.push(whole(to, 'added', addition(to, named)));
    else notCompared.push({ ...nameOf(to), reason: 'not-exported', settings: [], origin: to.origin });
  }
  return { differences: differences.sort(byWeight), notCompared, compared };
}

function byKey(organization: Organization): ReadonlyMap<string, ConfigurationObject> {
  const objects = new Map<string, ConfigurationObject>();
  for (const object of objectsOf(organization)) {
    const key = objectKey(object);
    if (key !== undefined) objects.set(key, object);
  }
  return objects;
}

/** Objects of one scope are exported by one cmdlet: seeing one says that the others would have been seen. */
function scopeOf(object: ConfigurationObject): string {
  if (object.kind === 'ReceiveConnector' || object.kind === 'ExchangeCertificate')
    return `${object.kind} ${object.server ?? ''}`;
  return 'side' in object ? `${object.kind} ${object.side}` : object.kind;
}

function whole(
  object: ConfigurationObject,
  change: 'added' | 'removed',
  judgement: FlowJudgement,
): ExportDifference {
  const side = { value: nameOf(object).object, origin: object.origin };
  return {
    ...judgement,
    ...nameOf(object),
    change,
    ...(change === 'added' ? { actual: side } : { reference: side }),
    ...changedWhen(object),
  };
}

function changedWhen(object: ConfigurationObject): { readonly whenChanged?: string } {
  const when = 'whenChanged' in object ? known(object.whenChanged) : undefined;
  return typeof when === 'string' ? { whenChanged: when } : {};
}

function removal(
  object: ConfigurationObject,
  later: Organization,
  named: ReadonlySet<string>,
): FlowJudgement {
  if (object.kind !== 'ExchangeCertificate') return judgeRemoved(object);
  const flow = 'cloud-to-onprem';
  if (!isNamed(object, named))
    return { flow, ...harmless('No connector names it; it may have been served by its Fqdn.') };
  const replaced = later.certificates.some(
    (other) => other.server === object.server && pairOf(other) === pairOf(object),
  );
  return replaced
    ? { flow, ...harmless('Another certificate of the same issuer and subject takes its place.') }
    : { flow, ...breaking('Connectors name it: without it the server does not offer STARTTLS.') };
}

function addition(object: ConfigurationObject, named: ReadonlySet<string>): FlowJudgement {
  if (object.kind !== 'ExchangeCertificate') return judgeAdded(object);
  const flow = 'cloud-to-onprem';
  return isNamed(object, named)
    ? { flow, ...risky('Connectors name it by issuer and subject: of several, the newest is served.') }
    : { flow, ...harmless('No connector names it.') };
}

function isNamed(certificate: ExchangeCertificate, named: ReadonlySet<string>): boolean {
  const pair = pairOf(certificate);
  return pair !== undefined && named.has(pair);
}
