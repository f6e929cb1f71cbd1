import type { IssueReporter } from '../../issue-reporter.js';
import { isList, Truncated, Unreadable, type ReadValue } from '../../values/read-value.js';

const LONGEST_TEXT = 4000;

/**
 * What PowerShell wrote to its other streams, of which `#< CLIXML` on standard error is full: errors and warnings that
 * explain a missing record. One issue for each run of a stream, because a console line is one element.
 */
export class StreamTexts {
  readonly #issues: IssueReporter;
  #stream = '';
  #text = '';
  #line = 0;
  #column = 0;
  #progress = 0;

  constructor(issues: IssueReporter) {
    this.#issues = issues;
  }

  add(stream: string, read: ReadValue, line: number, column: number): void {
    if (stream === 'progress') {
      this.#progress++;
      return;
    }
    if (stream !== this.#stream) {
      this.#flush();
      [this.#stream, this.#line, this.#column] = [stream, line, column];
    }
    if (this.#text.length < LONGEST_TEXT) this.#text += textOf(read);
  }

  end(): void {
    this.#flush();
    if (this.#progress === 0) return;
    const text = `Left out: ${this.#progress} progress record${this.#progress === 1 ? '' : 's'}.`;
    this.#issues.report('STREAM_TEXT', text, {}, 'info');
  }

  #flush(): void {
    const text = this.#text.trim().slice(0, LONGEST_TEXT);
    const severity = this.#stream === 'error' ? 'warning' : 'info';
    const at = { line: this.#line, column: this.#column };
    if (text !== '')
      this.#issues.report('STREAM_TEXT', `PowerShell wrote to ${this.#stream}: ${text}`, at, severity);
    this.#stream = this.#text = '';
  }
}

function textOf(read: ReadValue): string {
  if (typeof read === 'string') return read;
  const value = read instanceof Truncated ? read.value : read;
  if (value instanceof Unreadable || value === null || typeof value !== 'object') return '';
  if (value instanceof Uint8Array || isList(value) || value.kind !== 'object') return '';
  return `${value.value.text ?? ''}\n`;
}
