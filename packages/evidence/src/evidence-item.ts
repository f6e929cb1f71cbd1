/** The bytes of one item, piece by piece, for items too large to hold. May be called more than once. */
export type ByteStream = () => AsyncIterable<Uint8Array>;

/** One supplied file or pasted text, as found. */
export interface EvidenceItem {
  /** How a person knows it: a path with forward slashes, or `standard input`. */
  readonly label: string;
  readonly bytes: Uint8Array | ByteStream;
}
