import type { PropertyValue } from './export-record.js';
import { decodeBase64 } from './formats/clixml/base64.js';

/** Shorter texts of these letters may be words. */
const SHORTEST = 16;

/**
 * Bytes, in every form an export gives them: as such (CLIXML), as the list of numbers that ConvertTo-Json and Format-List make
 * of them, or as base64 text; undefined for anything else.
 */
export function bytesOf(value: PropertyValue | undefined): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') {
    const digits = value.trim();
    return digits.length < SHORTEST ? undefined : decodeBase64(digits);
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const numbers = (value as readonly PropertyValue[]).map((one) =>
    typeof one === 'string' && /^\d{1,3}$/.test(one) ? Number(one) : one,
  );
  return numbers.every(isByte) ? Uint8Array.from(numbers) : undefined;
}

function isByte(value: PropertyValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256;
}
