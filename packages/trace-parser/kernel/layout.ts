/** Fields a row has at most; what lies beyond stays in the last. */
export const MAX_FIELDS: i32 = 1024;
/** Texts remembered before all are forgotten again. */
export const MOST_TEXTS: i32 = 1024;
/** Bytes of the longest text that is remembered: longer ones seldom come twice. */
export const LONGEST_TEXT: i32 = 4096;
const TEXT_BYTES: i32 = 1 << 20;
/** Bytes looked at in one go. Behind everything that is read there is room for as many. */
export const BLOCK: i32 = 16;

/** Where the caller finds what was found of a row: 32 bits a value, but one byte for each of `escaped`. */
export const starts: usize = memory.data(MAX_FIELDS * 4);
export const ends: usize = memory.data(MAX_FIELDS * 4);
/** 1 where a quoted field holds doubled quotes or line ends. */
export const escaped: usize = memory.data(MAX_FIELDS);
/** How many fields the row has, its flags, and how often the texts were forgotten. */
export const result: usize = memory.data(12);

/** The remembered texts, one behind the other … */
export const texts: usize = __heap_base;
export const textsEnd: usize = __heap_base + TEXT_BYTES;
/** … and behind them the caller's bytes. */
export const bytes: usize = __heap_base + TEXT_BYTES;
