import type { Origin } from '@hybrid-mailflow/evidence';
import { property, type ExportRecord } from '@hybrid-mailflow/powershell-export';
import { serverName } from '../normal-forms/server-name.js';
import type { Setting } from '../setting.js';
import type { RecordReader } from '../read/record-reader.js';
import { valueText } from '../read/value-text.js';

interface DirectoryParts {
  readonly identity: string;
  readonly name: string;
  /** The part before the backslash, or the server a distinguished name runs through. */
  readonly server?: string;
  readonly whenChanged: Setting<string | null>;
  readonly origin: Origin;
  readonly records: readonly ExportRecord[];
}

/** What every object in the directory has: identity, name and the time of its last change. */
export function directoryParts(reader: RecordReader): DirectoryParts {
  const identity = splitIdentity(
    reader.plain('Identity', 'Id', 'DistinguishedName') ?? reader.record.text ?? cutIdentity(reader.record),
  );
  const name = reader.plain('Name') ?? identity.name;
  const utc = reader.text('WhenChangedUTC');
  return {
    identity: identity.text === '' ? name : identity.text,
    name,
    ...(identity.server === undefined ? {} : { server: identity.server }),
    whenChanged: utc.state === 'set' && utc.value !== null ? utc : reader.text('WhenChanged'),
    origin: reader.record.origin,
    records: [reader.record],
  };
}

/** A table cuts long identities: what is left still tells the server, and objects apart. */
function cutIdentity(record: ExportRecord): string {
  const identity = property(record, 'Identity');
  return identity.state === 'truncated' ? `${valueText(identity.value) ?? ''}…` : '';
}

interface Identity {
  readonly text: string;
  readonly name: string;
  readonly server?: string;
}

/** `SERVER\Name`, `Name`, or a distinguished name, which exports below their depth leave instead. */
export function splitIdentity(text: string): Identity {
  const trimmed = text.trim();
  const backslash = trimmed.indexOf('\\');
  if (/^CN=/i.test(trimmed)) return splitDistinguishedName(trimmed);
  if (backslash <= 0) return { text: trimmed, name: trimmed };
  return {
    text: trimmed,
    name: trimmed.slice(backslash + 1),
    server: serverName(trimmed.slice(0, backslash)),
  };
}

function splitDistinguishedName(text: string): Identity {
  const names = [...text.matchAll(/(?:^|,)CN=((?:\\.|[^,\\])*)/gi)].map((match) =>
    (match[1] ?? '').replace(/\\(.)/g, '$1'),
  );
  const name = names[0] ?? text;
  const servers = names.findIndex((part) => part.toLowerCase() === 'servers');
  const server = servers > 1 ? names[servers - 1] : undefined;
  return server === undefined
    ? { text: name, name }
    : { text: `${server}\\${name}`, name, server: serverName(server) };
}
