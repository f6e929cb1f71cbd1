import { visible } from '@hybrid-mailflow/report';
import type { Terminal } from '../terminal.js';

/** Milliseconds before anything is shown, and between two changes of it. */
const PATIENCE = 1000;
const PAUSE = 100;
const BAR = 30;
const CLEAR = '\r\x1b[K';

/** A progress bar beside the answer: on a terminal, and only for what takes longer than a second. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #total: number;
  readonly #begun: number;
  #next: number;
  #read = 0;
  #shown = false;

  /** `total` in bytes; 0 where it is not known. */
  constructor(terminal: Terminal, total: number) {
    this.#terminal = terminal;
    this.#total = total;
    this.#begun = terminal.clock();
    this.#next = this.#begun + PATIENCE;
  }

  /** Tells of that many bytes more. */
  readonly add = (bytes: number): void => {
    this.#read += bytes;
    if (this.#terminal.errors.isTTY !== true) return;
    const now = this.#terminal.clock();
    if (now < this.#next) return;
    this.#next = now + PAUSE;
    this.#shown = true;
    this.#terminal.errors.write(`${CLEAR}${visible(this.#line(now))}`);
  };

  /** Takes the bar away. */
  end(): void {
    if (this.#shown) this.#terminal.errors.write(CLEAR);
  }

  #line(now: number): string {
    const speed = Math.round(this.#read / 1000 / Math.max(1, now - this.#begun));
    const read = `${Math.round(this.#read / 1e6)} MB, ${speed} MB/s`;
    if (this.#total === 0) return `reading ${read}`;
    const share = Math.min(1, this.#read / this.#total);
    const filled = Math.round(share * BAR);
    return `reading ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${Math.floor(share * 100)} %  ${read}`;
  }
}
