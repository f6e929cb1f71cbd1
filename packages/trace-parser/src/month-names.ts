/**
 * Beginnings of month names in the languages Exchange is most used in, without accents; the longer beginning where two
 * months share the shorter (juin, juillet).
 */
const MONTHS: readonly string[][] = [
  ['jan', 'ene', 'gen', 'sty'],
  ['feb', 'fev', 'lut'],
  ['mar', 'maa', 'mrt'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru'],
];

/** The number of a month by its name, 1 to 12; undefined for any other word. */
export function monthOf(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const month = MONTHS.findIndex((beginnings) => beginnings.some((beginning) => plain.startsWith(beginning)));
  return month === -1 ? undefined : month + 1;
}
