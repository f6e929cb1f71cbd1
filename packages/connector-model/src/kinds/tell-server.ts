import { serverName } from '../normal-forms/server-name.js';
import type { ToldBy } from '../objects.js';

/** What is known about servers beyond one record, for objects that do not name their own. */
export interface ServerClues {
  /** The server all nameless objects of that evidence item belong to, told by the content of the item. */
  ofItem(item: string): string | undefined;
  /** The server the item's file name speaks of. */
  ofFileName(item: string): string | undefined;
}

interface ToldServer {
  /** '' where nothing tells. */
  readonly server: string;
  readonly serverFrom: ToldBy;
}

/** What a record itself says of its server, most telling first. */
interface OwnWords {
  readonly certain: readonly (string | undefined)[];
  /** Counts only where the item's other content is silent too. */
  readonly likely?: string | undefined;
}

/** The first of its own words that names a server; else what the item's other content tells; else the file name. */
export function tellServer(clues: ServerClues, item: string, { certain, likely }: OwnWords): ToldServer {
  for (const name of [...certain, clues.ofItem(item), likely]) {
    const server = name === undefined ? '' : serverName(name);
    if (server !== '') return { server, serverFrom: 'content' };
  }
  const ofFileName = clues.ofFileName(item);
  if (ofFileName !== undefined) return { server: ofFileName, serverFrom: 'file-name' };
  return { server: '', serverFrom: 'nothing' };
}

/** `Get-ExchangeCertificate -Server EX02`. */
export function serverOfCommand(command: string | undefined): string | undefined {
  return /\s-Server:?\s+["']?([A-Za-z0-9][A-Za-z0-9.-]{0,253})/i.exec(command ?? '')?.[1];
}

/**
 * The server an item's label speaks of: the one known server whose name stands in it as a word of its own; with none known,
 * the one word that looks like a numbered host (`EX02`). Folders count, the nearest first.
 */
export function serverOfFileName(label: string, knownServers: readonly string[]): string | undefined {
  for (const segment of label.split(/[\\/]/).reverse()) {
    const text = segment.toUpperCase();
    const known = knownServers.filter((server) => standsIn(text, server));
    const longest = known.filter(
      (server) => !known.some((other) => other !== server && other.includes(server)),
    );
    if (longest.length === 1) return longest[0];
    if (longest.length > 1) return undefined;
    const words = text
      .split(/[^A-Z0-9]+/)
      .filter((word) => NUMBERED_HOST.test(word) && !NOT_A_HOST.test(word));
    if (words.length === 1) return words[0];
  }
  return undefined;
}

const NUMBERED_HOST = /^[A-Z]{2,}[A-Z0-9]*\d{1,3}$/;
const NOT_A_HOST =
  /^(?:ASCII|BACKUP|CASE|COPY|DAY|EXCHANGE|EXPORT|FILE|LIST|NEW|OFFICE|OUT|OUTPUT|PART|SHA|STEP|TEST|TLS|UTF|V|VERSION|WEEK|X|O|M)\d+$/;

function standsIn(text: string, server: string): boolean {
  for (let at = text.indexOf(server); at >= 0; at = text.indexOf(server, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + server.length] ?? ' ';
    if (!/[A-Z0-9]/.test(before) && !/[A-Z0-9]/.test(after)) return true;
  }
  return false;
}
