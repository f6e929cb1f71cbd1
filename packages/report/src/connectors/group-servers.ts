import { withoutServer, type DescribedObject } from '@hybrid-mailflow/connector-model';
import { factsOf } from './facts-of.js';

/** Servers that are configured alike, told once; or told by what differs from those that most are like. */
export interface ServerGroup {
  readonly servers: readonly string[];
  readonly objects: readonly DescribedObject[];
  /** Where these have most in common with the largest group: the first of that, and names of what these lack. */
  readonly unlike?: { readonly server: string; readonly lacks: readonly string[] };
}

/** Groups servers whose connectors and certificates say the same, but for the servers' own names; the largest group first. */
export function groupServers(
  servers: ReadonlyMap<string, readonly DescribedObject[]>,
): readonly ServerGroup[] {
  const groups = new Map<string, Member[]>();
  for (const [server, objects] of servers) {
    const member = { server, objects: new Map(objects.map((object) => [keyOf(object, server), object])) };
    const key = JSON.stringify([...member.objects.keys()].sort());
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(member);
  }
  const sorted = [...groups.values()].sort((left, right) => right.length - left.length);
  const most = sorted[0]?.[0];
  return sorted.flatMap((members) => {
    const [first] = members;
    const names = members.map(({ server }) => server);
    if (!first || !most) return [];
    const isLike = first !== most && shareOf(first, most) > 0.5;
    return isLike
      ? { servers: names, ...differenceOf(first, most) }
      : { servers: names, objects: [...first.objects.values()] };
  });
}

function shareOf(one: Member, other: Member): number {
  const shared = [...one.objects.keys()].filter((key) => other.objects.has(key)).length;
  return shared / Math.max(one.objects.size, other.objects.size, 1);
}

interface Member {
  readonly server: string;
  readonly objects: ReadonlyMap<string, DescribedObject>;
}

function differenceOf(one: Member, most: Member): Pick<ServerGroup, 'objects' | 'unlike'> {
  const objects = [...one.objects].filter(([key]) => !most.objects.has(key)).map(([, object]) => object);
  const shown = new Set(objects.map((object) => nameKey(object, one.server)));
  const lacks = [...most.objects]
    .filter(([key, object]) => !one.objects.has(key) && !shown.has(nameKey(object, most.server)))
    .map(([, { object }]) => object);
  return { objects, unlike: { server: most.server, lacks } };
}

/** What an object says, without what is the server's own: its name, and all of its own certificates but their use. */
function keyOf(object: DescribedObject, server: string): string {
  const own = ownSubject(object, server);
  const texts =
    own === undefined
      ? factsOf(object).map(({ text }) => withoutServer(text, server))
      : [object.settings['Services']?.value ?? '', object.settings['Status']?.value ?? ''];
  return JSON.stringify([nameKey(object, server), ...texts]);
}

function nameKey(object: DescribedObject, server: string): string {
  return ownSubject(object, server) ?? withoutServer(object.object, server);
}

/** The subject of a certificate that the server made for itself, such as `CN=EX01` or `CN=WMSvc-SHA2-EX01`, without its name. */
function ownSubject({ kind, settings }: DescribedObject, server: string): string | undefined {
  const subject = settings['Subject']?.value;
  if (kind !== 'ExchangeCertificate' || server === '' || typeof subject !== 'string') return undefined;
  const own = subject.toUpperCase().replaceAll(server.toUpperCase(), '<own>');
  return own.includes('<own>') && settings['Issuer']?.value === subject ? own : undefined;
}
