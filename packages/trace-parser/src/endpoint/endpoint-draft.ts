import type { MachineTime, PresentedCertificate, SmtpEndpoint } from '../fact.js';
import type { LoggedEhlo } from '../session-record.js';
import { isMaskedBanner } from '../session/ehlo-reply.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export type CertificateDraft = Writable<Omit<PresentedCertificate, 'names'>> & {
  names: readonly string[];
  notAfter?: MachineTime;
};

const KEYWORDS_KEPT = 100;
const CERTIFICATES_KEPT = 20;
const CA_NAMES_KEPT = 50;
const REPLIES_KEPT = 20;
const MASKED_KEYWORD = /^(?:X{3,}[A-Z0-9]?|\*{3,})$/i;
/** `220` and the line that follows: a reply code, then a blank, a hyphen or nothing. */
const REPLY = /^([2-5]\d\d)(?:([ -])(.*))?$/;

/** True for a line an SMTP server writes. */
export function isReply(text: string): boolean {
  return REPLY.test(text);
}

/** What is known of an SMTP port while the lines of a transcript come in. */
export class EndpointDraft {
  readonly fields: Writable<
    Omit<SmtpEndpoint, 'kind' | 'origin' | 'chain' | 'clientCaNames' | 'replies' | 'bannerMasked'>
  >;
  readonly chain: CertificateDraft[] = [];
  readonly clientCaNames: string[] = [];
  readonly #replies: string[] = [];
  readonly firstLine: number;
  lastLine: number;
  /** TLS is up: what is said now is not what a peer sees before it. */
  encrypted = false;
  /** The tool was told to use STARTTLS: a handshake shows that it was offered. */
  startsTls = false;
  #awaiting: 'banner' | 'ehlo' | 'starttls' | undefined = 'banner';

  constructor(seenBy: SmtpEndpoint['seenBy'], line: number) {
    this.fields = { seenBy, connection: 'unknown', tls: 'not-tried' };
    this.firstLine = line;
    this.lastLine = line;
  }

  get awaitsStartTls(): boolean {
    return this.#awaiting === 'starttls';
  }

  /** A line the client sent. */
  client(text: string): void {
    const [verb = ''] = text.trim().split(/\s/, 1);
    if (/^(?:EHLO|HELO)$/i.test(verb)) {
      this.#awaiting = this.encrypted ? undefined : 'ehlo';
      const name = text.trim().slice(5).trim();
      if (name !== '') this.fields.from ??= name;
    } else if (/^STARTTLS$/i.test(verb)) this.#awaiting = 'starttls';
    else this.#awaiting = undefined;
  }

  /** A line the server sent. */
  server(text: string): void {
    const [, code = '', hyphen = ' ', rest = ''] = REPLY.exec(text.trim()) ?? [];
    if (code === '') return;
    if (this.fields.connection === 'unknown') this.fields.connection = 'connected';
    if (code.startsWith('4') || code.startsWith('5')) this.reply(text.trim());
    if (
      this.#awaiting === 'banner' ||
      (code === '220' && this.fields.banner === undefined && this.#awaiting !== 'starttls')
    ) {
      this.fields.banner ??= text.trim();
      if (hyphen !== '-') this.#awaiting = undefined;
    } else if (this.#awaiting === 'ehlo') {
      if (code === '250') this.#offer(rest.trim());
      if (hyphen !== '-') this.#awaiting = undefined;
    } else if (this.#awaiting === 'starttls') {
      this.fields.startTlsReply = text.trim();
      this.#awaiting = undefined;
    } else if (
      code === '250' &&
      !this.encrypted &&
      (hyphen === '-' || this.fields.ehlo) &&
      isOffer(rest.trim())
    ) {
      // A transcript without the line that asked.
      this.#offer(rest.trim());
    }
  }

  reply(text: string): void {
    if (this.#replies.length < REPLIES_KEPT) this.#replies.push(text);
  }

  certificate(certificate: CertificateDraft): void {
    if (this.chain.length < CERTIFICATES_KEPT) this.chain.push(certificate);
  }

  clientCa(name: string): void {
    if (this.clientCaNames.length < CA_NAMES_KEPT) this.clientCaNames.push(name);
  }

  /** Something was learned beyond that a block began. */
  get tells(): boolean {
    const { banner, ehlo, connectError, tls, connection } = this.fields;
    return (
      banner !== undefined ||
      ehlo !== undefined ||
      connectError !== undefined ||
      tls !== 'not-tried' ||
      connection !== 'unknown' ||
      this.chain.length > 0
    );
  }

  toFact(item: string): SmtpEndpoint {
    const { fields } = this;
    const keywords = fields.ehlo?.keywords.map((keyword) => keyword.toUpperCase());
    return {
      kind: 'smtp-endpoint',
      ...(keywords && {
        startTlsOffered: keywords.includes('STARTTLS'),
        anonymousTlsOffered: keywords.includes('X-ANONYMOUSTLS'),
      }),
      ...fields,
      bannerMasked: fields.banner !== undefined && isMaskedBanner(fields.banner),
      chain: this.chain,
      clientCaNames: this.clientCaNames,
      replies: this.#replies,
      origin: {
        item,
        line: this.firstLine,
        ...(this.lastLine > this.firstLine && { endLine: this.lastLine }),
      },
    };
  }

  #offer(text: string): void {
    const ehlo: LoggedEhlo = this.fields.ehlo ?? { keywords: [], masked: false };
    const [first = ''] = text.split(' ', 1);
    if (ehlo.host === undefined && ehlo.keywords.length === 0 && !isOffer(text)) {
      this.fields.ehlo = { ...ehlo, host: first };
      return;
    }
    this.fields.ehlo = {
      ...ehlo,
      keywords: ehlo.keywords.length < KEYWORDS_KEPT ? [...ehlo.keywords, text] : ehlo.keywords,
      masked: ehlo.masked || MASKED_KEYWORD.test(first),
    };
  }
}

/** Upper case without a dot, as keywords are and greetings are not. */
function isOffer(text: string): boolean {
  const [first = ''] = text.split(' ', 1);
  return /^[A-Z0-9*][A-Z0-9*=-]+$/.test(first) && !/^\d+$/.test(first);
}
