import { contentOf, isUniversal, TAG, type Asn1Node } from './der.js';

const TIME = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{4})?$/;

/**
 * A UTCTime or GeneralizedTime as ISO 8601 UTC; undefined where it is no date. Two-digit years follow RFC 5280
 * §4.1.2.5.1 (50 and above are 19xx). Missing seconds and zone offsets, which DER forbids, are accepted.
 */
export function readTime(node: Asn1Node | undefined): string | undefined {
  const short = isUniversal(node, TAG.utcTime);
  if (!short && !isUniversal(node, TAG.generalizedTime)) return undefined;
  const parts = TIME.exec(contentOf(node));
  if (!parts) return undefined;
  const [, year = '', month, day, hour, minute, second = '00', zone = 'Z'] = parts;
  if (year.length !== (short ? 2 : 4)) return undefined;
  const fullYear = short ? `${Number(year) >= 50 ? 19 : 20}${year}` : year;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const time = new Date(`${fullYear}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
