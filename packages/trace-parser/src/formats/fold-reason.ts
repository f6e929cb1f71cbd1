/** Times and session ids: what differs between two texts that tell of the same fault. */
const VOLATILE = /\d{1,4}[-/.]\d\d?[-/.]\d{2,4}[T ]\d\d?:[\d:.]+(?: [AP]M|Z)?|08D[0-9A-F]{13}/g;

/**
 * A diagnostic text without what differs from attempt to attempt, so that a log of a hundred thousand failures is read
 * as a few hundred texts. Codes, names, addresses and certificates stay; for counting, not for showing.
 */
export function foldReason(text: string): string {
  return text.replace(VOLATILE, '');
}
