import type { PresentProperty } from '../export-record.js';
import type { UnreadLine } from '../format.js';
import type { RecordCollector } from '../record-collector.js';
import type { ConsoleBlock } from './console-blocks.js';
import type { ConsoleLine } from './console-lines.js';
import { displayWidth } from './display-width.js';
import { readHeads } from './list-heads.js';
import { readPrintedLines } from './printed-value.js';
import type { PropertyHead } from './property-line.js';
import { SHORTEST_WRAPPED_LINE, wrapsHard, type Piece } from './rejoin.js';

interface OpenProperty {
  readonly name: string;
  readonly line: ConsoleLine;
  /** Where the value stands in its lines, from 0. */
  readonly column: number;
  readonly pieces: Piece[];
  lastLine: number;
}

interface OpenObject {
  readonly block: ConsoleBlock;
  readonly properties: Map<string, OpenProperty>;
  last: OpenProperty;
  /** Cells of its widest line. */
  width: number;
}

/** Puts the objects together that Format-List printed (§G.3.1), block by block. */
export class ListObjects {
  readonly #collector: RecordCollector;
  #object: OpenObject | undefined;
  readonly #unread: UnreadLine[] = [];

  constructor(collector: RecordCollector) {
    this.#collector = collector;
  }

  /** Lines that belong to no object. */
  get unread(): readonly UnreadLine[] {
    return this.#unread;
  }

  add(block: ConsoleBlock): void {
    const goesOn = this.#goesOn(block);
    const column = goesOn && this.#object ? this.#object.last.column - 2 : undefined;
    const heads = readHeads(block.lines, column);
    const keepsBlanks = !block.lines.every(({ text }) => /\S $/.test(text));
    const widest = Math.max(
      0,
      ...block.lines.slice(0, 10_000).map(({ text }) => displayWidth(text.trimEnd())),
    );
    if (!goesOn || heads[0]) this.end();
    block.lines.forEach((line, at) => {
      const head = heads[at];
      const printed = { line, keepsBlanks, afterEmptyLine: at === 0 };
      if (head) this.#begin(head, block, printed);
      else if (this.#object && belongs(this.#object.last, line, widest))
        this.#continue(this.#object, printed);
      else {
        this.end();
        this.#unread.push({ text: line.text, line: line.number });
      }
    });
  }

  /** Closes the object that is open. */
  end(): void {
    if (this.#object) this.#record(this.#object);
    this.#object = undefined;
  }

  /** A value with an empty line in it goes on below, indented as before. */
  #goesOn({ lines: [first], follows }: ConsoleBlock): boolean {
    return follows && first !== undefined && indentOf(first.text) >= (this.#object?.last.column ?? Infinity);
  }

  #begin(head: PropertyHead, block: ConsoleBlock, printed: PrintedLine): void {
    const { line } = printed;
    const key = head.name.toLowerCase();
    if (this.#object?.properties.has(key)) this.end();
    const column = head.colon + 2;
    const pieces = [toPiece(printed, column, true)];
    const property = { name: head.name, line, column, pieces, lastLine: line.number };
    const width = displayWidth(line.text.trimEnd());
    this.#object ??= { block, properties: new Map(), last: property, width };
    this.#object.properties.set(key, property);
    this.#object.last = property;
    this.#object.width = Math.max(this.#object.width, width);
  }

  #continue(object: OpenObject, printed: PrintedLine): void {
    const { last } = object;
    const piece = toPiece(printed, last.column, false);
    last.pieces.push(piece);
    last.lastLine = printed.line.number;
    object.width = Math.max(object.width, piece.lineWidth);
  }

  #record({ block, properties, width }: OpenObject): void {
    const { item, next: record } = this.#collector;
    const line = properties.values().next().value?.line.number ?? 1;
    if (!this.#collector.takeFields(properties.size)) return this.#collector.tellFieldsLimit({ line });
    const hard = wrapsHard(
      [...properties.values()].map(({ pieces }) => pieces),
      width,
    );
    const entries = [...properties.values()].map((read): [string, PresentProperty] => {
      const { name, column, pieces } = read;
      const origin = {
        item,
        record,
        path: name,
        line: read.line.number,
        ...(read.line.column === undefined ? {} : { column: read.line.column + column }),
        ...(read.lastLine === read.line.number ? {} : { endLine: read.lastLine }),
      };
      return [name, readPrintedLines(pieces, { width, column, hard }, origin, this.#collector)];
    });
    const { command, host } = block;
    this.#collector.add(
      {
        typeNames: [],
        properties: new Map(entries),
        ...(command === undefined ? {} : { command }),
        ...(host === undefined ? {} : { host }),
      },
      { line },
    );
  }
}

interface PrintedLine {
  readonly line: ConsoleLine;
  /** False where every line ends in a blank, so that blanks at line ends tell nothing. */
  readonly keepsBlanks: boolean;
  readonly afterEmptyLine: boolean;
}

function toPiece({ line, keepsBlanks, afterEmptyLine }: PrintedLine, column: number, first: boolean): Piece {
  const whole = line.text.trimEnd();
  const indented = first || indentOf(whole) >= column;
  return {
    text: indented ? whole.slice(column) : whole.trimStart(),
    lineWidth: displayWidth(whole),
    blankAtEnd: keepsBlanks && line.text.length === whole.length + 1,
    indented,
    afterEmptyLine: !first && afterEmptyLine,
  };
}

/** Whether a line that begins no property is part of the value above: indented, or wrapped and its indentation lost. */
function belongs(property: OpenProperty, { text }: ConsoleLine, widest: number): boolean {
  if (/^\s{4}|^\t/.test(text) && indentOf(text) > indentOf(property.line.text)) return true;
  const before = property.pieces.at(-1);
  if (!before || isOpen(property)) return true;
  const head = displayWidth(text.trimStart().split(/\s/, 1)[0] ?? '');
  return before.lineWidth + 1 + head >= Math.max(widest, SHORTEST_WRAPPED_LINE);
}

/** Whether the value so far cannot be all of it. */
function isOpen({ pieces }: OpenProperty): boolean {
  const start = pieces[0]?.text ?? '';
  if (start.startsWith('{')) return !pieces.at(-1)?.text.endsWith('}');
  return /^<I>/i.test(start) && !pieces.slice(0, 8).some(({ text }) => /<S>/i.test(text));
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
