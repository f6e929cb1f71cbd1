import { present } from '../present.js';

/** A server as a report names it. */
export interface RemoteHost {
  readonly host?: string;
  readonly address?: string;
}

const NAME = String.raw`(?=[A-Za-z0-9_.-]*[A-Za-z])[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,10}`;
const IP = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:.]{3,45})`;
/** `mx1.contoso.com[203.0.113.25]`, `mx1.contoso.com. [203.0.113.25]`, `mx1.contoso.com (TCP|192.0.2.7|4732|203.0.113.25|25)`. */
const BOTH = new RegExp(
  String.raw`(?<![\w.@-])(${NAME})\.?\s?[[(](?:IPv6:|TCP\|[^|()]{0,45}\|\d{0,5}\|)?(${IP})[\]),|]`,
);
const NAMED = new RegExp(String.raw`\b(?:host:?|talking to|server) <?(${NAME})`, 'i');
const NUMBERED = new RegExp(
  String.raw`(?:\bhost:? |\bserver \(|\b(?:giving up on|connected to) |^\[?)(${IP})(?=[\s:,)\]]|\.(?:\s|$))`,
  'i',
);

/** The remote server the words of a report name. */
export function remoteHostIn(text: string): RemoteHost {
  const both = BOTH.exec(text);
  if (both) return { ...present('host', both[1]), ...present('address', both[2]) };
  return {
    ...present('host', NAMED.exec(text)?.[1]),
    ...present('address', NUMBERED.exec(text)?.[1]),
  };
}

/** The server that wrote a report, by its first sentence: `This is the mail system at host relay.contoso.com.` */
const WRITER = new RegExp(
  String.raw`(?:mail system at host|(?:program|agent)(?: v\S+)? at(?: host)?|status notification from) (${NAME})`,
  'i',
);

/** The server that says of itself that it wrote the report. */
export function writerOf(text: string): string | undefined {
  return WRITER.exec(text.slice(0, 4096))?.[1];
}

/**
 * Takes the value of a Remote-MTA or Reporting-MTA field apart: `mx1.contoso.com. (203.0.113.25, the server for …)`,
 * `mx1.contoso.com (TCP|192.0.2.7|47323|203.0.113.25|25)`, `[203.0.113.25]`. A value of another kind is its own name.
 */
export function hostOfMta(value: string): RemoteHost {
  const [, name, rest = ''] = new RegExp(String.raw`^(${NAME})\.?(?:\s*[[(](.*))?$`).exec(value) ?? [];
  if (name === undefined) {
    const [, address] = new RegExp(String.raw`^[[(]?(?:IPv6:)?(${IP})[\])]?$`).exec(value) ?? [];
    return address === undefined ? { host: value } : { address };
  }
  const [, address] =
    new RegExp(String.raw`^(?:TCP\|[^|]*\|\d*\|)?(?:IPv6:)?(${IP})(?=[\]),|]|$)`).exec(rest) ?? [];
  return { host: name, ...present('address', address) };
}
