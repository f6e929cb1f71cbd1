import { badRequest } from './bad-request.js';
import type { SentItem } from './read-request.js';

/** Reads a form: every file is an evidence item, a text field `evidence` is pasted text, `asOf` the date. */
export async function readMultipartRequest(
  request: Request,
): Promise<{ items: readonly SentItem[]; asOf: string | undefined }> {
  const form = await request.formData().catch((error: unknown) => {
    throw badRequest(`The form could not be read: ${error instanceof Error ? error.message : 'malformed'}.`);
  });
  const items: SentItem[] = [];
  let asOf: string | undefined;
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      items.push({ label: value.name || 'unnamed', bytes: new Uint8Array(await value.arrayBuffer()) });
    } else if (name === 'evidence') {
      items.push({ label: 'pasted text', bytes: new TextEncoder().encode(value) });
    } else if (name === 'asOf') {
      asOf = value;
    } else {
      throw badRequest(`There is no field ${JSON.stringify(name)}; fields are evidence and asOf.`);
    }
  }
  return { items, asOf };
}
