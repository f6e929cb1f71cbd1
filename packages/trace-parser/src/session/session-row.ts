/** A row of a protocol log, by field. */
export interface SessionRow {
  readonly time: string;
  readonly connector: string;
  readonly sequence: number;
  readonly local: string;
  readonly remote: string;
  /** `+` open, `-` close, `<` received, `>` sent, `*` information. */
  readonly event: string;
  readonly data: string;
  readonly context: string;
  readonly line: number;
}
