import { decodeText, type EvidenceItem } from '@hybrid-mailflow/evidence';
import { type EvidenceFile, readFault } from '@hybrid-mailflow/evidence-files';
import { detectTrace, FORMATS, type TraceFormat } from '@hybrid-mailflow/trace-parser';
import { fileChunks } from './file-chunks.js';

/** Bytes looked at to recognise an item. */
const HEAD_BYTES = 64 * 1024;

export interface OpenedTrace {
  readonly format: TraceFormat;
  /** The whole item from its first byte; may be read once. A piece holds until the next is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Recognises an item by its beginning; undefined where it is no trace, log or report. */
export async function openTrace(item: EvidenceItem | EvidenceFile): Promise<OpenedTrace | undefined> {
  const iterator = chunksOf(item)[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(Buffer.from(next.value));
    length += next.value.length;
  }
  const format = recognise(item.label, Buffer.concat(first).subarray(0, HEAD_BYTES));
  if (!format) {
    await iterator.return?.();
    return undefined;
  }
  const chunks = chain(first, iterator);
  // A format that is read as a whole keeps the pieces it is given.
  return { format, chunks: format.parts ? chunks : copies(chunks) };
}

function chunksOf(item: EvidenceItem | EvidenceFile): AsyncIterable<Uint8Array> {
  if ('path' in item && item.size > 0) return fileChunks(item.path);
  return item.bytes instanceof Uint8Array ? once(item.bytes) : item.bytes();
}

/** The likeliest format of an item that begins with these bytes. */
export function recognise(label: string, head: Uint8Array): TraceFormat | undefined {
  const id = detectTrace({ label, text: decodeText(head).text })[0]?.format;
  return FORMATS.find((format) => format.id === id);
}

/** Passes every piece on; where they end too soon, gives the reason: what came before is not lost. */
export async function readThrough(
  chunks: AsyncIterable<Uint8Array>,
  take: (chunk: Uint8Array) => unknown,
): Promise<string | undefined> {
  try {
    for await (const chunk of chunks) await take(chunk);
    return undefined;
  } catch (error) {
    const fault = readFault(error);
    if (fault === undefined) throw error;
    return fault;
  }
}

async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function* chain(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
