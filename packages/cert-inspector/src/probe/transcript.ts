export interface TranscriptLine {
  /** `>` sent, `<` received, `*` a note of ours. */
  readonly direction: '>' | '<' | '*';
  /** Milliseconds since the probe of this endpoint began. */
  readonly at: number;
  readonly text: string;
}

/** Lines kept; a dialogue of one EHLO before and one after TLS has about forty. */
const MAX_LINES = 500;
const MAX_LINE_LENGTH = 1000;

/** What was said, with times. */
export class Transcript {
  readonly lines: TranscriptLine[] = [];
  readonly #start = performance.now();

  sent(text: string): void {
    this.#add('>', text);
  }

  received(text: string): void {
    this.#add('<', text);
  }

  note(text: string): void {
    this.#add('*', text);
  }

  #add(direction: TranscriptLine['direction'], text: string): void {
    if (this.lines.length >= MAX_LINES) return;
    const at = Math.round((performance.now() - this.#start) * 100) / 100;
    this.lines.push({ direction, at, text: text.slice(0, MAX_LINE_LENGTH) });
  }
}
