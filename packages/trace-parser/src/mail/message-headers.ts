import type { Origin } from '@hybrid-mailflow/evidence';
import type { Hop, MessageHeaders } from '../message-headers.js';
import { decodeWords } from './encoded-words.js';
import { fieldText, type HeaderField } from './header-fields.js';
import type { MailContext } from './mail-context.js';
import { readMailTime } from './mail-time.js';
import { parseReceived } from './received.js';
import { present } from '../present.js';

/** Headers by which Exchange says whom it takes the sender for, and what became of them between the two sides (§J.29). */
const TELLING =
  /^x-(?:ms-exchange-(?:organization-(?:auth|messagedirectionality|originaldirectionality|network-message-id|scl$|hygiene)|crosspremises-|crosstenant-|transport-crosstenant|parent-message-id)|crosspremisesheaders|originatororg$|eopattributedmessage$|eoptenantattributedmessage$|ms-(?:publictraffictype|traffictypediagnostic|office365-filtering-correlation-id)$)/;

/** What the header fields of a mail tell of its way. */
export function messageHeaders(
  fields: readonly HeaderField[],
  format: string,
  origin: Origin & { readonly line: number },
  context: Pick<MailContext, 'issues' | 'limits'>,
): MessageHeaders {
  const exchange: Record<string, string> = {};
  for (const { name, value } of fields) {
    if (value !== '' && !(name in exchange) && TELLING.test(name)) exchange[name] = decodeWords(value);
  }
  const of = (...names: string[]): string | undefined =>
    names.map((name) => exchange[name]).find((value) => value !== undefined);
  const organization = (name: string): string | undefined =>
    of(
      `x-ms-exchange-organization-${name}`,
      `x-ms-exchange-crosspremises-${name}`,
      `x-ms-exchange-crosstenant-${name}`,
    );
  const date = fieldText(fields, 'date');
  return {
    format,
    hops: readHops(fields, origin.line, context),
    ...present('from', fieldText(fields, 'from')),
    ...present('to', fieldText(fields, 'to')),
    ...present('subject', fieldText(fields, 'subject')),
    ...present('messageId', fieldText(fields, 'message-id')),
    ...present('networkMessageId', organization('network-message-id')),
    ...(date !== undefined && { date: readMailTime(date) }),
    ...present('authAs', organization('authas')),
    ...present('authSource', organization('authsource')),
    ...present('authMechanism', organization('authmechanism')),
    ...present('directionality', organization('messagedirectionality')),
    ...present('originatorOrg', of('x-originatororg')),
    ...present('crossPremisesFilteredBy', of('x-crosspremisesheadersfilteredbysendconnector')),
    ...present('crossPremisesPromotedBy', of('x-crosspremisesheaderspromoted')),
    authenticationResults: fields
      .filter(({ name }) => name === 'authentication-results')
      .map(({ value }) => decodeWords(value)),
    exchange,
    origin,
  };
}

function readHops(
  fields: readonly HeaderField[],
  line: number,
  { issues, limits }: Pick<MailContext, 'issues' | 'limits'>,
): Hop[] {
  const received = fields.filter(({ name }) => name === 'received');
  const more = received.length - limits.hops;
  if (more > 0) issues.report('MAIL_LIMIT', `${more} more Received headers (hops)`, line);
  // The newest stands first.
  return withDelays(
    received
      .slice(0, limits.hops)
      .map(({ value }) => parseReceived(decodeWords(value)))
      .reverse(),
  );
}

/** Adds how long each hop took where the times of both ends are known. */
export function withDelays(hops: readonly Hop[]): Hop[] {
  return hops.map((hop, at) => {
    const now = hop.time?.iso;
    const before = hops[at - 1]?.time?.iso;
    if (now === undefined || before === undefined || hop.delaySeconds !== undefined) return hop;
    return { ...hop, delaySeconds: Math.round((Date.parse(now) - Date.parse(before)) / 1000) };
  });
}
