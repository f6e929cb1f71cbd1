import type { Origin } from '@hybrid-mailflow/evidence';
import type { PresentProperty, PropertyValue } from '../export-record.js';
import type { RecordCollector } from '../record-collector.js';
import { isTypeName } from '../values/type-name.js';
import { rejoin, type Piece, type Printed, type Rejoined } from './rejoin.js';
import { splitItems } from './split-items.js';

/** A property from the lines it was printed on. */
export function readPrintedLines(
  pieces: readonly Piece[],
  printed: Printed,
  origin: Origin,
  { limits, issues }: RecordCollector,
): PresentProperty {
  const rejoined = rejoin(pieces, printed, limits.alternatives);
  if (rejoined.text.length <= limits.valueLength) return readPrintedValue(rejoined, origin);
  issues.report(
    'VALUE_LENGTH_LIMIT',
    `A value of more than ${limits.valueLength} characters was cut.`,
    origin,
  );
  return readPrintedValue(
    { text: `${rejoined.text.slice(0, limits.valueLength)}…`, alternatives: [] },
    origin,
  );
}

/** The state and value of a printed property. A cut one keeps what was left of it; what a cut may have shortened is left out. */
function readPrintedValue({ text, alternatives }: Rejoined, origin: Origin): PresentProperty {
  const read = readText(text.trim());
  if (read.state === 'empty') return { state: 'empty', origin };
  if (read.state === 'unreadable') return { state: 'unreadable', raw: read.raw, origin };
  const others = otherValues(read, alternatives);
  const { state, value } = read;
  return { state, value, ...(others.length === 0 ? {} : { alternatives: others }), origin };
}

type Read =
  | { readonly state: 'value' | 'truncated'; readonly value: PropertyValue }
  | { readonly state: 'empty' }
  | { readonly state: 'unreadable'; readonly raw: string };

const CUT = /\s?(?:\.{3}|…)$/;

function readText(text: string): Read {
  if (text === '' || text === '{}') return { state: 'empty' };
  if (isTypeName(text)) return { state: 'unreadable', raw: text };
  if (text.startsWith('{')) {
    const end = closingBrace(text);
    if (end === text.length - 1) return readItems(text.slice(1, -1));
    if (end === undefined) return readOpenItems(text);
  }
  if (CUT.test(text)) return { state: 'truncated', value: text.replace(CUT, '') };
  return { state: 'value', value: text };
}

function readItems(inner: string): Read {
  if (CUT.test(inner)) {
    const rest = inner.replace(CUT, '').replace(/,$/, '');
    return { state: 'truncated', value: rest === '' ? [] : splitItems(rest) };
  }
  const items = splitItems(inner);
  if (items.every(isTypeName)) return { state: 'unreadable', raw: `{${inner}}` };
  return { state: 'value', value: items };
}

/** A collection cut before its brace closed: its last item may have been shortened, to another address for one. */
function readOpenItems(text: string): Read {
  return { state: 'truncated', value: splitItems(text.slice(1)).slice(0, -1) };
}

/** Where the brace closes that opens the text; its last character where the braces inside do not add up. */
function closingBrace(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return text.endsWith('}') ? text.length - 1 : undefined;
}

function otherValues(read: Read, alternatives: readonly string[]): readonly PropertyValue[] {
  const seen = new Set([JSON.stringify(read)]);
  const values: PropertyValue[] = [];
  for (const text of alternatives) {
    const other = readText(text.trim());
    const key = JSON.stringify(other);
    if (seen.has(key) || !('value' in other)) continue;
    seen.add(key);
    values.push(other.value);
  }
  return values;
}
