import {
  property,
  type ExportObject,
  type ExportRecord,
  type Property,
  type PropertyValue,
} from '@hybrid-mailflow/powershell-export';
import { serverName } from '../normal-forms/server-name.js';
import { baseOf, isList, objectOf, valueText } from '../read/value-text.js';
import { splitIdentity } from './directory-object.js';
import { reportedConnector } from './health-checker.js';
import { objectKind, type ObjectKind } from './object-kind.js';

/** How deep collections that scripts make are nested: report, server, part, cmdlet, object. */
const DEEPEST = 6;

/** A record and what it is; undefined where nothing tells. */
export interface RecognisedRecord {
  readonly record: ExportRecord;
  readonly kind: ObjectKind | undefined;
}

type Gathered = RecognisedRecord & { readonly kind: ObjectKind };

/**
 * The records a record stands for: itself, or, where a script gathered several exports in one object as
 * `@{Receive = Get-ReceiveConnector; Send = Get-SendConnector} | Export-Clixml` and Microsoft's HealthChecker do, those in it.
 */
export function recognise(record: ExportRecord): readonly RecognisedRecord[] {
  const kind = objectKind(record)?.kind;
  if (kind !== undefined) return [{ record, kind }];
  const found = new Gathering(record).recordsIn(record, DEEPEST);
  return found.length > 0 ? found : [{ record, kind }];
}

class Gathering {
  readonly #record: ExportRecord;
  readonly #seen: Set<ExportObject>;

  constructor(record: ExportRecord) {
    this.#record = record;
    this.#seen = new Set([record]);
  }

  recordsIn(container: ExportObject, deeper: number): readonly Gathered[] {
    if (deeper === 0 || isOfExchange(container)) return [];
    const found = [...container.properties.values()].flatMap((held) =>
      objectsOf(held).flatMap((inner) => this.#recordsOf(inner, held, deeper)),
    );
    const server = serverOf(container, found);
    return server ? found.map((gathered) => onServer(gathered, server)) : found;
  }

  #recordsOf(inner: ExportObject, held: Property, deeper: number): readonly Gathered[] {
    // A reference of CLIXML gives the same object again.
    if (this.#seen.has(inner)) return [];
    this.#seen.add(inner);
    const gathered = this.#gathered(inner, held);
    const reported = reportedConnector(gathered);
    if (reported) return [reported];
    const kind = objectKind(gathered)?.kind;
    if (kind === undefined) return this.recordsIn(inner, deeper - 1);
    // What a script made of a certificate may hold the certificate itself, which tells more.
    const within = kind === 'ExchangeCertificate' ? this.recordsIn(inner, deeper - 1) : [];
    return within.length > 0 ? within : [{ record: gathered, kind }];
  }

  #gathered(inner: ExportObject, held: Property): ExportRecord {
    const { format, command, host, origin } = this.#record;
    return {
      ...inner,
      format,
      ...(command === undefined ? {} : { command }),
      ...(host === undefined ? {} : { host }),
      origin: 'origin' in held ? held.origin : origin,
    };
  }
}

/** The server that everything in a collection is of, if it names one: itself, or by the connectors and servers in it. */
function serverOf(container: ExportObject, found: readonly Gathered[]): PresentProperty | undefined {
  const named = ['ServerName', 'ComputerName', 'Server'].flatMap((name) =>
    toHost(property(container, name), (text) => text),
  );
  if (named[0]) return named[0];
  const servers = new Map<unknown, PresentProperty>();
  for (const { record, kind } of found) {
    const naming = NAMING[kind];
    const [host] = naming ? toHost(property(record, naming.path), naming.host) : [];
    if (host) servers.set(host.value, host);
  }
  return servers.size === 1 ? [...servers.values()][0] : undefined;
}

/** What names the server of an object, by its kind. */
const NAMING: Readonly<
  Partial<Record<ObjectKind, { readonly path: string; readonly host: (text: string) => string }>>
> = {
  ReceiveConnector: { path: 'Identity', host: (text) => splitIdentity(text).server ?? '' },
  ExchangeServer: { path: 'Name', host: (text) => text },
  TransportService: { path: 'Name', host: (text) => text },
};

type PresentProperty = Extract<Property, { state: 'value' }>;

function toHost(held: Property, read: (text: string) => string): readonly PresentProperty[] {
  if (held.state !== 'value') return [];
  const host = serverName(read(valueText(held.value) ?? ''));
  return /^[A-Z0-9][A-Z0-9-]{0,62}$/.test(host) ? [{ ...held, value: host }] : [];
}

/** A certificate does not say whose it is: it is told what the collection says, unless something further in did. */
function onServer(gathered: Gathered, server: PresentProperty): Gathered {
  const { record, kind } = gathered;
  if (kind !== 'ExchangeCertificate' || property(record, 'ServerName').state !== 'absent') return gathered;
  return { kind, record: { ...record, properties: new Map([...record.properties, ['ServerName', server]]) } };
}

/** What Exchange puts into its objects is part of them and no export of its own. */
function isOfExchange({ typeNames: [type = ''] }: ExportObject): boolean {
  return /\bMicrosoft\.Exchange\./i.test(type);
}

function objectsOf(held: Property): readonly ExportObject[] {
  if (!('value' in held)) return [];
  const value = baseOf(held.value);
  const items: readonly PropertyValue[] = value !== null && isList(value) ? value : [value];
  return items.flatMap((item) => objectOf(item) ?? []);
}
