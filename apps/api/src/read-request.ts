import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { openItems } from './open-items.js';
import { readJsonRequest } from './read-json-request.js';
import { readMultipartRequest } from './read-multipart-request.js';
import { badRequest } from './bad-request.js';
import { ProblemError } from './problem.js';

/** What a request asks to diagnose. */
export interface DiagnosisRequest {
  readonly items: readonly EvidenceItem[];
  /** ISO 8601; undefined for now. */
  readonly asOf: string | undefined;
}

/** An item as it was sent: whole. */
export interface SentItem extends EvidenceItem {
  readonly bytes: Uint8Array;
}

/** Most items of one request; an archive is one. */
const MOST_ITEMS = 1000;

/**
 * Reads the evidence of a request; archives are opened.
 * @throws ProblemError when the request is not one we understand, or an archive cannot be read.
 */
export async function readRequest(request: Request, unpackedBytes?: number): Promise<DiagnosisRequest> {
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const read = await readAs(mediaType, request);
  if (read.items.length === 0) throw badRequest('The request holds no evidence.');
  if (read.items.length > MOST_ITEMS) throw badRequest(`The request holds more than ${MOST_ITEMS} items.`);
  return { items: await openItems(distinct(read.items), unpackedBytes), asOf: dateOf(read.asOf) };
}

function readAs(mediaType: string | undefined, request: Request) {
  if (mediaType === 'multipart/form-data') return readMultipartRequest(request);
  if (mediaType === 'application/json') return readJsonRequest(request);
  throw new ProblemError({
    status: 415,
    detail: 'Send multipart/form-data with files, or application/json.',
    headers: { 'accept-post': 'multipart/form-data, application/json' },
  });
}

function dateOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime())) {
    throw badRequest('asOf must be an ISO 8601 date or time, such as 2026-11-24.');
  }
  return date.toISOString();
}

/** Browsers send names without folders: two servers' files may have the same one, and origins must tell them apart. */
function distinct(items: readonly SentItem[]): readonly SentItem[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let label = item.label;
    for (let copy = 2; taken.has(label); copy++) label = `${item.label} (${copy})`;
    taken.add(label);
    return { ...item, label };
  });
}
