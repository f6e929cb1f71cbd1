import { decodeText, type EvidenceItem } from '@hybrid-mailflow/evidence';
import { readFault } from '@hybrid-mailflow/evidence-files';
import { detectTrace, FORMATS, type TraceFormat } from '@hybrid-mailflow/trace-parser';

/** Bytes looked at to recognise an item. */
const HEAD_BYTES = 64 * 1024;

export interface OpenedTrace {
  readonly format: TraceFormat;
  /** The whole item from its first byte; may be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Recognises an item by its beginning; undefined where it is no trace, log or report. */
export async function openTrace({ label, bytes }: EvidenceItem): Promise<OpenedTrace | undefined> {
  const iterator = (bytes instanceof Uint8Array ? once(bytes) : bytes())[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const format = recognise(label, Buffer.concat(first).subarray(0, HEAD_BYTES));
  if (format) return { format, chunks: chain(first, iterator) };
  await iterator.return?.();
  return undefined;
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
