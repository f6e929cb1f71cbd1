import { fieldText, readHeaderBlock, type HeaderField } from './header-fields.js';

export interface DeliveryStatus {
  /** Fields about the message: Reporting-MTA, Arrival-Date … */
  readonly message: readonly HeaderField[];
  /** Fields of each recipient: Final-Recipient, Action, Status, Diagnostic-Code … */
  readonly recipients: readonly (readonly HeaderField[])[];
}

const RECIPIENT_FIELDS: ReadonlySet<string> = new Set(['final-recipient', 'original-recipient', 'action']);

/**
 * Reads a delivery status (RFC 3464; RFC 6533 with UTF-8 addresses): groups of fields parted by blank lines. A group
 * counts as a recipient's by its fields, so that blank lines too many or too few do no harm.
 */
export function parseDeliveryStatus(text: string, start = 0, end = text.length): DeliveryStatus {
  const message: HeaderField[] = [];
  const recipients: HeaderField[][] = [];
  let at = start;
  while (at < end) {
    const block = readHeaderBlock(text, at, end);
    at = block.end;
    let current: HeaderField[] | undefined;
    for (const field of block.fields) {
      if (RECIPIENT_FIELDS.has(field.name) && current?.some(({ name }) => name === field.name) !== false) {
        current = [];
        recipients.push(current);
      }
      (current ?? message).push(field);
    }
  }
  return { message, recipients };
}

/** The value behind a type: `rfc822;bob@contoso.com`, `dns; mail.contoso.com`, `smtp;550 …`. */
export function typedValue(fields: readonly HeaderField[], name: string): string | undefined {
  const value = fieldText(fields, name);
  if (value === undefined) return undefined;
  const typed = /^\s*[A-Za-z][A-Za-z0-9-]{0,39}\s*;\s*/.exec(value);
  const rest = (typed ? value.slice(typed[0].length) : value).trim();
  return rest === '' ? undefined : rest;
}

/**
 * An address field, without brackets, comment and route (`@relay.contoso.com:bob@contoso.com`); `\x{4E2D}` of RFC 6533
 * becomes the character it stands for.
 */
export function addressValue(fields: readonly HeaderField[], name: string): string | undefined {
  return typedValue(fields, name)
    ?.replace(/\\x\{([0-9A-Fa-f]{1,6})\}/g, (whole, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/^(?:[^<>]{0,200}\s)?<([^<>]*)>.*$/, '$1')
    .replace(/^@[^:@\s]{1,255}:(?=[^@]+@)/, '')
    .replace(/\s+\([^()]*\)$/, '');
}
