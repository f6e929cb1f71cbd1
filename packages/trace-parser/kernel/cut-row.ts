import { BLOCK, ends, escaped, MAX_FIELDS, result, starts } from './layout';

const LF: i32 = 0x0a;
const CR: i32 = 0x0d;
const QUOTE: i32 = 0x22;
const NOTHING: i32 = -1;

/** Flags of a row: a byte above 0x7f, a NUL, a quote, quotes that do not add up. */
const FOREIGN: i32 = 1;
const NUL: i32 = 2;
const QUOTED: i32 = 4;
const BROKEN: i32 = 8;

/** Cuts the line that begins at `start` into fields; where it ends, or -1 where no line end lies before `end`. */
export function cutLine(start: i32, end: i32, delimiter: i32): i32 {
  return cut(start, end, delimiter, false);
}

/** Cuts a row that ends at `end`; a quoted field of it may hold line ends. */
export function cutRow(start: i32, end: i32, delimiter: i32): void {
  cut(start, end, delimiter, true);
}

function cut(start: i32, end: i32, delimiter: i32, row: bool): i32 {
  const quotes = i8x16.splat(<i8>QUOTE);
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineFeeds = i8x16.splat(<i8>LF);
  const returns = i8x16.splat(<i8>CR);
  const nuls = i8x16.splat(0);
  let found: i32 = 0;
  let state: i32 = 0;
  /** Where the field being read begins; nowhere behind the last quoted one. */
  let field = start;
  let quoted: bool = false;
  let hasEscapes: bool = false;
  /** What lies before is read. */
  let next = start;
  for (let block = start; block < end; block += BLOCK) {
    const sixteen = v128.load(block);
    const structure = v128.or(i8x16.eq(sixteen, quotes), i8x16.eq(sixteen, delimiters));
    let marks = i8x16.bitmask(
      row ? structure : v128.or(structure, v128.or(i8x16.eq(sixteen, lineFeeds), i8x16.eq(sixteen, returns))),
    );
    const left = end - block;
    const within = left < BLOCK ? (1 << left) - 1 : 0xffff;
    const foreignHere = i8x16.bitmask(sixteen) & within;
    const nulHere = i8x16.bitmask(i8x16.eq(sixteen, nuls)) & within;
    marks &= within;
    for (; marks != 0; marks &= marks - 1) {
      const bit = ctz(marks);
      const at = block + bit;
      if (at < next) continue;
      const byte = <i32>load<u8>(at);
      if (byte == delimiter) {
        if (quoted || found == MAX_FIELDS - 1) continue;
        add(found++, field, at, false);
        field = at + 1;
      } else if (byte == QUOTE) {
        state |= QUOTED;
        if (!quoted) {
          quoted = at == field && found < MAX_FIELDS - 1;
          hasEscapes = row;
          continue;
        }
        const follower = at + 1 < end ? <i32>load<u8>(at + 1) : NOTHING;
        if (follower == QUOTE) {
          hasEscapes = true;
          next = at + 2;
          continue;
        }
        add(found++, field + 1, at, hasEscapes);
        quoted = false;
        if (follower == delimiter) {
          field = next = at + 2;
          continue;
        }
        field = NOTHING;
        const isLast = follower == NOTHING || (!row && (follower == LF || follower == CR));
        if (!isLast) state |= BROKEN;
      } else {
        const before = (1 << bit) - 1;
        if (quoted) state |= BROKEN;
        if ((foreignHere & before) != 0) state |= FOREIGN;
        if ((nulHere & before) != 0) state |= NUL;
        finish(found, field, at, state);
        return at;
      }
    }
    if (foreignHere != 0) state |= FOREIGN;
    if (nulHere != 0) state |= NUL;
  }
  if (!row) return NOTHING;
  if (quoted) state |= BROKEN;
  finish(found, field, end, state);
  return end;
}

function add(index: i32, from: i32, to: i32, hasEscapes: bool): void {
  store<i32>(starts + ((<usize>index) << 2), from);
  store<i32>(ends + ((<usize>index) << 2), to);
  store<u8>(escaped + <usize>index, <u8>hasEscapes);
}

function finish(found: i32, field: i32, end: i32, state: i32): void {
  if (field != NOTHING) add(found++, field, end, false);
  store<i32>(result, found);
  store<i32>(result, state, 4);
}
