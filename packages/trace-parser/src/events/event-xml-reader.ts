import type { LoggedEvent } from '../fact.js';
import type { FormContext, TextLine } from '../text/text-form.js';
import { readEventXml } from './event-xml.js';

const OPEN = '<Event';
const CLOSE = '</Event>';
/** Longest event, in characters. */
const EVENT_LIMIT = 2 * 1024 * 1024;

/** A line that opens an event, or a document of them. */
export const EVENT_XML_SIGN =
  /<Event(?:\s+xmlns=["']http:\/\/schemas\.microsoft\.com\/win\/2004\/08\/events\/event["']|s?\s*>)/;

/** Puts the events of an XML log together from its lines, or from the pieces of the one line that it is. */
export class EventXmlReader {
  readonly #context: FormContext;
  readonly #emit: (event: LoggedEvent) => void;
  /** What was read of the event: joined only when its end is there, or joining would cost the square of its size. */
  #parts: string[] = [];
  #length = 0;
  #tail = '';
  #firstLine = 0;
  #lastLine = 0;

  constructor(context: FormContext, emit: (event: LoggedEvent) => void) {
    this.#context = context;
    this.#emit = emit;
  }

  /** An event has begun and not ended. */
  get open(): boolean {
    return this.#length > 0;
  }

  line({ text, number }: TextLine): void {
    if (!this.open) this.#firstLine = number;
    const part = number === this.#lastLine || !this.open ? text : `\n${text}`;
    this.#lastLine = number;
    const ends = (this.#tail + part).includes(CLOSE);
    this.#tail = (this.#tail + part).slice(-CLOSE.length);
    this.#parts.push(part);
    this.#length += part.length;
    if (ends) this.#readEvents(number);
    if (this.#length <= EVENT_LIMIT) return;
    this.#unreadable(`event longer than ${EVENT_LIMIT} characters`);
    this.#keep('');
  }

  end(): void {
    if (this.open) this.#unreadable('event is cut off');
  }

  /** Gives out the events that are complete, and keeps what was begun behind them. */
  #readEvents(number: number): void {
    const xml = this.#parts.join('');
    let start = 0;
    for (let end = xml.indexOf(CLOSE); end !== -1; end = xml.indexOf(CLOSE, start)) {
      const origin = this.#context.origin(this.#firstLine, number);
      const event = readEventXml(xml.slice(start, end), origin);
      if (event) this.#emit(event);
      else this.#unreadable('event without id');
      const behind = end + CLOSE.length;
      const next = xml.indexOf(OPEN, behind);
      this.#firstLine = number;
      if (next === -1) {
        this.#keep(begunTag(xml.slice(behind)));
        return;
      }
      start = next;
    }
    this.#keep(xml.slice(start));
  }

  #keep(xml: string): void {
    this.#parts = xml === '' ? [] : [xml];
    this.#length = xml.length;
    this.#tail = xml.slice(-CLOSE.length);
  }

  #unreadable(why: string): void {
    this.#context.issue('EVENT_UNREADABLE', why, this.#firstLine);
  }
}

/** The beginning of a tag that a cut of the line left at its end. */
function begunTag(rest: string): string {
  for (let length = OPEN.length - 1; length > 0; length--) {
    const tag = OPEN.slice(0, length);
    if (rest.endsWith(tag)) return tag;
  }
  return '';
}
