import type { EvidenceItem } from '@hybrid-mailflow/evidence';

/** Bytes looked at to recognise an item. */
const HEAD_BYTES = 64 * 1024;

export interface OpenedItem {
  readonly head: Uint8Array;
  /** The whole item from its first byte; may be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Reads enough of an item to recognise it, and gives it back whole. */
export async function openItem(item: EvidenceItem): Promise<OpenedItem> {
  if (item.bytes instanceof Uint8Array) {
    return { head: item.bytes.subarray(0, HEAD_BYTES), chunks: once(item.bytes) };
  }
  const iterator = item.bytes()[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  return { head: concatenate(first).subarray(0, HEAD_BYTES), chunks: chain(first, iterator) };
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function* chain(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  for (;;) {
    const next = await rest.next();
    if (next.done === true) return;
    yield next.value;
  }
}
