import { badRequest } from './bad-request.js';
import type { SentItem } from './read-request.js';

/** Reads `{ "asOf": "2026-11-24", "items": [{ "label": "trace.csv", "text": "…" }] }`; `base64` where it is no text. */
export async function readJsonRequest(
  request: Request,
): Promise<{ items: readonly SentItem[]; asOf: string | undefined }> {
  const body = objectAt(parse(await request.text()), 'The body', ['asOf', 'items']);
  const asOf = body.get('asOf');
  const items = body.get('items');
  if (asOf !== undefined && typeof asOf !== 'string') throw badRequest('/asOf must be a text.');
  if (!Array.isArray(items)) throw badRequest('/items must be a list.');
  return { asOf, items: items.map(itemAt) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

function itemAt(value: unknown, at: number): SentItem {
  const item = objectAt(value, `/items/${at}`, ['label', 'text', 'base64']);
  const label = item.get('label');
  if (typeof label !== 'string' || label === '') throw badRequest(`/items/${at}/label must be a text.`);
  return { label, bytes: bytesAt(item, at) };
}

function bytesAt(item: ReadonlyMap<string, unknown>, at: number): Uint8Array {
  const text = item.get('text');
  const base64 = item.get('base64');
  if (typeof text === 'string' && base64 === undefined) return new TextEncoder().encode(text);
  if (typeof base64 === 'string' && text === undefined && /^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    return new Uint8Array(Buffer.from(base64, 'base64'));
  }
  throw badRequest(`/items/${at} must have either text, or base64 in the standard alphabet.`);
}

function objectAt(value: unknown, place: string, known: readonly string[]): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest(`${place} must be an object.`);
  }
  const entries = Object.entries(value);
  const unknown = entries.find(([key]) => !known.includes(key));
  if (unknown !== undefined) throw badRequest(`${place} has no member ${JSON.stringify(unknown[0])}.`);
  return new Map(entries);
}
