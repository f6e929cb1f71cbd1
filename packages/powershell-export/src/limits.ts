/** What one item may cost. Reaching a limit never fails: the rest is left out, and an issue says so. */
export interface ExportLimits {
  /** Records of one item. */
  readonly records: number;
  /** Objects and lists inside one another. */
  readonly depth: number;
  /**
   * Properties and list items of one item, those of nested objects included. What a CLIXML reference repeats counts
   * again: whoever walks the records walks it again.
   */
  readonly fields: number;
  /** UTF-16 units of one value; a longer one is cut and `truncated`. */
  readonly valueLength: number;
  /** Lines of a console text that stand together without a blank one. */
  readonly blockLines: number;
  /** Further readings given of a value that a console wrapped. */
  readonly alternatives: number;
}

export const DEFAULT_LIMITS: ExportLimits = {
  records: 1_000_000,
  depth: 64,
  fields: 20_000_000,
  valueLength: 16 * 1024 * 1024,
  blockLines: 50_000,
  alternatives: 7,
};
