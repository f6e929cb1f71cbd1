import type { RecordCollector } from '../record-collector.js';
import { consoleLines, type ConsoleLine } from './console-lines.js';
import { readMachine, readNoise, type Noise } from './noise.js';
import { isIncomplete, readBareCommand, readPrompt } from './prompt.js';
import { isPropertyLine } from './property-line.js';

/** Lines that stand together, between blank lines, prompts and messages. */
export interface ConsoleBlock {
  readonly lines: readonly ConsoleLine[];
  /** Whether only a blank line stands between this block and the one before. */
  readonly follows: boolean;
  /** What was typed above it. */
  readonly command?: string;
  /** The computer it was typed on. */
  readonly host?: string;
}

/** A console breaks a longer command line; the narrowest we meet has 80 columns, of which the last may stay free. */
const NARROWEST_CONSOLE = 79;
const TRANSCRIPT_HEADER_LINES = 25;

/** Takes a console text apart: what was typed, what was printed, and what PowerShell said beside it. */
export function* consoleBlocks(text: string, collector: RecordCollector): Generator<ConsoleBlock> {
  const reader = new ConsoleReader(collector);
  for (const line of consoleLines(text)) {
    const block = reader.next(line);
    if (block) yield block;
  }
  const last = reader.close(false);
  if (last) yield last;
}

/** Whose text a line goes on with when nothing tells. */
type Speaker = 'objects' | 'user' | 'message' | 'transcript';

class ConsoleReader {
  readonly #collector: RecordCollector;
  #lines: ConsoleLine[] = [];
  #follows = false;
  #command: string | undefined;
  #host: string | undefined;
  #speaker: Speaker = 'objects';
  /** The last line of the command, for whether the console had to break it. */
  #typed: ConsoleLine | undefined;
  #headerLines = 0;

  constructor(collector: RecordCollector) {
    this.#collector = collector;
  }

  /** Takes a line; gives the block before it, if it ends one. */
  next(line: ConsoleLine): ConsoleBlock | undefined {
    if (line.text === '') return this.#blank();
    const noise = readNoise(line.text);
    if (noise?.kind === 'stars') return this.#stars();
    if (this.#speaker === 'transcript' && this.#headerLines-- > 0) {
      this.#host = readMachine(line.text) ?? this.#host;
      return undefined;
    }
    const prompt = readPrompt(line.text);
    if (prompt) {
      this.#host = prompt.host ?? this.#host;
      return this.#type(prompt.command, line);
    }
    if (noise) return this.#say(noise, line);
    if (this.#speaker === 'user' && this.#typeOn(line)) return undefined;
    if (this.#speaker === 'message' && !isPropertyLine(line.text)) return undefined;
    const command = readBareCommand(line.text);
    if (command !== undefined) return this.#type(command, line);
    return this.#show(line);
  }

  close(follows: boolean): ConsoleBlock | undefined {
    if (this.#lines.length === 0) {
      this.#follows &&= follows;
      return undefined;
    }
    const block = {
      lines: this.#lines,
      follows: this.#follows,
      ...(this.#command === undefined ? {} : { command: this.#command }),
      ...(this.#host === undefined ? {} : { host: this.#host }),
    };
    this.#lines = [];
    this.#follows = follows;
    return block;
  }

  #blank(): ConsoleBlock | undefined {
    if (this.#speaker !== 'transcript') this.#speaker = 'objects';
    return this.close(true);
  }

  /** Rules of stars stand around what Start-Transcript says of itself. */
  #stars(): ConsoleBlock | undefined {
    const block = this.close(false);
    const begins = this.#speaker !== 'transcript';
    this.#speaker = begins ? 'transcript' : 'objects';
    this.#headerLines = begins ? TRANSCRIPT_HEADER_LINES : 0;
    this.#command = undefined;
    return block;
  }

  #type(command: string, line: ConsoleLine): ConsoleBlock | undefined {
    const block = this.close(false);
    this.#command = command === '' ? undefined : command;
    this.#speaker = 'user';
    this.#typed = line;
    return block;
  }

  /** Adds a line to the command it belongs to: behind `>>`, after a pipe, or where the console broke it. */
  #typeOn(line: ConsoleLine): boolean {
    const command = this.#command ?? '';
    const continued = /^>>\s?(.*)$/.exec(line.text)?.[1];
    const goesOn = continued ?? (isIncomplete(command) && !isPropertyLine(line.text) ? line.text : undefined);
    if (goesOn !== undefined)
      this.#command = `${command.replace(/`$/, '').trimEnd()} ${goesOn.trim()}`.trim();
    else if ((this.#typed?.text.length ?? 0) >= NARROWEST_CONSOLE && !isPropertyLine(line.text)) {
      this.#command = command + line.text.trimEnd();
    } else return false;
    this.#typed = line;
    return true;
  }

  #say(noise: Noise, line: ConsoleLine): ConsoleBlock | undefined {
    const block = this.close(false);
    this.#speaker = noise.kind === 'fence' ? 'objects' : 'message';
    if (noise.kind === 'stream') this.#host = noise.host ?? this.#host;
    if (noise.kind === 'error') {
      const text = `${noise.command} failed: ${noise.text.slice(0, 200)}`;
      this.#collector.issues.report('COMMAND_FAILED', text, { line: line.number });
    }
    return block;
  }

  #show(line: ConsoleLine): ConsoleBlock | undefined {
    this.#speaker = 'objects';
    this.#lines.push(line);
    const { blockLines } = this.#collector.limits;
    if (this.#lines.length < blockLines) return undefined;
    const text = `${blockLines} lines without a blank one: what belongs together may be taken apart here.`;
    this.#collector.issues.report('BLOCK_LIMIT', text, { line: line.number });
    return this.close(true);
  }
}
