import type { LoggedEvent } from '../fact.js';

/** Longest text kept of an event. */
const TEXT_KEPT = 4000;

/** How Exchange words its transport events, for texts that come without their number (§B.5). */
const WORDINGS: readonly (readonly [id: number, wording: RegExp])[] = [
  [12014, /could not find a certificate that contains the domain name/i],
  [12016, /no valid SMTP Transport Layer Security \(TLS\) certificate for the FQDN/i],
  [12018, /STARTTLS certificate will expire soon/i],
  [12019, /remote internal transport certificate expired/i],
  [12024, /could not load the certificate with thumbprint of .{0,200}personal store/is],
  [12015, /internal transport certificate expired/i],
  [12017, /internal transport certificate will expire soon/i],
  [11022, /Failed to confirm domain capabilities '/i],
  [1035, /Inbound authentication failed with error/i],
  [2017, /Outbound authentication failed with error/i],
];

/** `<I>…<S>…`: ends before ` in the personal store`, ` is`, a full stop and a blank, or the end (any language). */
const PAIR =
  /<I>.{1,1000}?<S>.{0,1000}?(?=\.\s|\.?$|\s+in the personal|\s+im \S+speicher|\s+with a FQDN| ?['"])/is;
const CONNECTOR =
  /(?:for (?:the|Receive|Send) connector|on connector|of [Rr]eceive connector|connector named) (?!with )(?:'([^']{1,256})'|"([^"]{1,256})"|(.{1,256}?)(?: with an? FQDN|\. |\.$| because| from|$))/is;
const FQDN_PARAMETER = /FQDN parameter of (?!<I>)([\w*-]+(?:\.[\w-]+)*)/i;
const FQDN = /(?:for the FQDN of|domain name) (?!<I>)([\w*-]+(?:\.[\w-]+)+)/i;
const THUMBPRINT = /(?:thumbprint|fingerabdruck|empreinte|huella|拇印|指纹)\D{0,20}?\b([0-9A-F]{40})\b/i;
const HOURS = /hours remaining: (\d{1,6})/i;
const SUBJECT = /(?:subject|Certificate subject): (.{1,1000}?)(?:, thumbprint:|\.\s|\.?$)/is;
const STATUS = /failed with (?:error|status) '?(\w+)'?/i;
const CODE = /\b0x[0-9A-F]{8}\b/i;
/** `The TLS protocol defined fatal alert code is 46.` in any language: the first number that is no version. */
const ALERT = /(?<![\d.])(\d{1,3})(?![\d.]*\d)/;
const ALERT_EVENTS = new Set([36887, 36888]);

/** Which event a text without number is, by Exchange's own words. */
export function idOfWording(text: string): number | undefined {
  return WORDINGS.find(([, wording]) => wording.test(text))?.[0];
}

type TextFields = Pick<
  LoggedEvent,
  | 'text'
  | 'connector'
  | 'fqdn'
  | 'tlsCertificateName'
  | 'subject'
  | 'thumbprint'
  | 'hoursRemaining'
  | 'status'
  | 'resultCode'
  | 'tlsAlert'
>;

/** What the text of an event tells beyond its number; a text in another language tells less. */
export function readEventText(id: number, raw: string): TextFields {
  const text = raw.trim().slice(0, TEXT_KEPT);
  if (text === '') return {};
  const one = text.replace(/\s*[\r\n]+\s*/g, ' ');
  const pair = PAIR.exec(one)?.[0].trim();
  const connector = CONNECTOR.exec(one)
    ?.slice(1)
    .find((name) => name !== undefined)
    ?.trim();
  const fqdn = (FQDN_PARAMETER.exec(one) ?? FQDN.exec(one))?.[1];
  const thumbprint = THUMBPRINT.exec(one)?.[1];
  const hours = HOURS.exec(one)?.[1];
  const subject = SUBJECT.exec(one)?.[1];
  const status = STATUS.exec(one)?.[1];
  const code = CODE.exec(one)?.[0];
  const alert = ALERT_EVENTS.has(id) ? ALERT.exec(one.replace(/TLS 1\.\d/g, ''))?.[1] : undefined;
  return {
    text,
    ...(connector !== undefined && connector !== '' && { connector }),
    ...(fqdn !== undefined && { fqdn }),
    ...(pair !== undefined && { tlsCertificateName: pair }),
    ...(subject !== undefined && { subject }),
    ...(thumbprint !== undefined && { thumbprint: thumbprint.toUpperCase() }),
    ...(hours !== undefined && { hoursRemaining: Number(hours) }),
    ...(status !== undefined && { status }),
    ...(code !== undefined && { resultCode: `0x${code.slice(2).toUpperCase()}` }),
    ...(alert !== undefined && { tlsAlert: Number(alert) }),
  };
}
