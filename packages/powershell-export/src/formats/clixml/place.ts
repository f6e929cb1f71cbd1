import type { ReadValue } from '../../values/read-value.js';

/** An open element that values are put into. */
export interface Place {
  /** Property path inside the record; empty for the record itself. */
  readonly path: string;
  /** `line` and `column`, from 1, are where the element of the value starts. */
  put(read: ReadValue, name: string | undefined, line: number, column: number): void;
  /** Property path of the next value, which has that name. */
  pathOf(name: string | undefined): string;
}
