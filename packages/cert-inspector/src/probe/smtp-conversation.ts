import { Buffer } from 'node:buffer';
import type { Duplex } from 'node:stream';
import { ProbeFault, toFault } from './fault.js';
import type { Transcript } from './transcript.js';

/** Bytes of one reply; RFC 5321 allows 512 a line, and no EHLO of a mail server comes near this. */
const MAX_REPLY_BYTES = 64 * 1024;

/** A reply of one or more lines (RFC 5321 §4.2). */
export interface SmtpReply {
  readonly code: number;
  /** The lines without code, separator and line end. */
  readonly lines: readonly string[];
  /** As received, lines joined by ` / `. */
  readonly text: string;
}

interface Waiting {
  resolve(reply: SmtpReply): void;
  reject(fault: ProbeFault): void;
}

/** Speaks SMTP over a stream: one command, one reply. */
export class SmtpConversation {
  readonly #stream: Duplex;
  readonly #transcript: Transcript;
  #buffer = Buffer.alloc(0);
  #waiting: Waiting | undefined;
  #ended: ProbeFault | undefined;

  constructor(stream: Duplex, transcript: Transcript) {
    this.#stream = stream;
    this.#transcript = transcript;
    stream.on('data', this.#onData);
    stream.on('end', this.#onEnd);
    stream.on('close', this.#onEnd);
    stream.on('error', this.#onError);
  }

  /** Sends a command and waits for its reply. */
  command(line: string): Promise<SmtpReply> {
    this.#transcript.sent(line);
    this.#stream.write(`${line}\r\n`);
    return this.reply();
  }

  /** Waits for the next reply. Rejects with a ProbeFault when the connection ends or speaks something else. */
  reply(): Promise<SmtpReply> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#settle();
    });
  }

  /** Lets go of the stream, for TLS to take over; gives what was received beyond the last reply. */
  detach(): Buffer {
    this.#stream.off('data', this.#onData);
    this.#stream.off('end', this.#onEnd);
    this.#stream.off('close', this.#onEnd);
    this.#stream.off('error', this.#onError);
    return this.#buffer;
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    this.#settle();
  };

  readonly #onEnd = (): void => {
    this.#ended ??= new ProbeFault('connection-closed', 'The connection was closed without a reply.');
    this.#settle();
  };

  readonly #onError = (error: Error): void => {
    this.#ended ??= toFault(error, 'connection-failed');
    this.#settle();
  };

  #settle(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const reply = this.#takeReply();
    if (!reply && !this.#ended) return;
    this.#waiting = undefined;
    if (reply instanceof ProbeFault) waiting.reject(reply);
    else if (reply) waiting.resolve(reply);
    else if (this.#ended) waiting.reject(this.#ended);
  }

  /** A whole reply from the buffer; a fault where what is there is none; undefined while more has to come. */
  #takeReply(): SmtpReply | ProbeFault | undefined {
    const lines: string[] = [];
    let at = 0;
    for (;;) {
      const end = this.#buffer.indexOf(0x0a, at);
      if (end === -1) {
        if (this.#buffer.length <= MAX_REPLY_BYTES) return undefined;
        return new ProbeFault('reply-too-long', `A reply of more than ${MAX_REPLY_BYTES} bytes was cut off.`);
      }
      const line = this.#buffer.toString('utf8', at, end).replace(/\r$/, '');
      at = end + 1;
      const match = /^([2-5]\d\d)([ -]|$)/.exec(line);
      if (!match) {
        this.#transcript.received(line);
        return new ProbeFault('not-smtp', 'What answers there does not speak SMTP.', line.slice(0, 200));
      }
      lines.push(line);
      if (match[2] === '-') continue;
      this.#buffer = this.#buffer.subarray(at);
      for (const each of lines) this.#transcript.received(each);
      return { code: Number(match[1]), lines: lines.map((each) => each.slice(4)), text: lines.join(' / ') };
    }
  }
}
