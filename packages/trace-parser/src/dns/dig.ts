import type { DnsAnswer, DnsValue } from '../fact.js';
import type { FormContext, TextLine } from '../text/text-form.js';

const BEGIN = /^; <<>> DiG \S+ <<>> ?(.*)$/;
const HEADER = /^;; ->>HEADER<<- opcode: \w+, status: (\w+)/;
const FLAGS = /^;; flags: ([\w ]*);/;
const QUESTION = /^;([^\s;]+)\s+(?:IN\s+)?([A-Z]{1,10}\d*)\s*$/;
const SECTION = /^;; (\w+) (?:PSEUDO)?SECTION:/;
const RECORD = /^([^\s;]+)\s+(\d+)\s+(?:IN|CH)\s+([A-Z]{1,10}\d*)\s+(.+)$/;
const SERVER = /^;; SERVER: ([\da-fA-F.:]+)#\d+(?:\(([\w.:-]+)\))?/;
const TIMED_OUT = /^;; (?:connection timed out|communications error|no servers could be reached)/;
const VALUES_KEPT = 200;
const STATUS: Readonly<Record<string, DnsAnswer['status']>> = {
  NXDOMAIN: 'no-such-name',
  SERVFAIL: 'server-failed',
  REFUSED: 'refused',
};

/** What dig prints, query by query. */
export class DigAnswers {
  readonly #context: FormContext;
  #query: { name?: string; type?: string; status?: string; flags: string; section: string } | undefined;
  #values: { readonly owner: string; readonly type: string; readonly value: DnsValue }[] = [];
  #resolver: DnsAnswer['resolver'];
  #timedOut = false;
  #firstLine = 1;
  #lastLine = 1;

  constructor(context: FormContext) {
    this.#context = context;
  }

  line({ text, number }: TextLine): boolean {
    if (BEGIN.test(text) || (HEADER.test(text) && this.#query?.status !== undefined)) this.giveOut();
    if (!text.startsWith(';') && !this.#query) return false;
    if (!this.#query) this.#firstLine = number;
    this.#query ??= { flags: '', section: '' };
    const query = this.#query;
    const record = RECORD.exec(text);
    const question = QUESTION.exec(text);
    const section = SECTION.exec(text)?.[1];
    const status = HEADER.exec(text)?.[1];
    const flags = FLAGS.exec(text)?.[1];
    const server = SERVER.exec(text);
    if (!text.startsWith(';') && !record && text.trim() !== '') return false;
    this.#lastLine = text.trim() === '' ? this.#lastLine : number;
    if (status !== undefined) query.status = status;
    else if (flags !== undefined) query.flags = flags;
    else if (section !== undefined) query.section = section;
    else if (question && query.section === 'QUESTION') {
      query.name = question[1] ?? '';
      query.type = question[2] ?? '';
    } else if (server)
      this.#resolver = {
        ...(server[2] !== server[1] && server[2] !== undefined && { name: server[2] }),
        address: server[1] ?? '',
      };
    else if (TIMED_OUT.test(text)) this.#timedOut = true;
    else if (record && query.section === 'ANSWER') this.#readRecord(record);
    return true;
  }

  giveOut(): void {
    const query = this.#query;
    const [first] = this.#values;
    const name = query?.name ?? first?.owner;
    if (query && name !== undefined) {
      const type = query.type ?? first?.type;
      const values = this.#values
        .filter((found) => type === undefined || found.type === type)
        .map(({ value }) => value);
      const resolver = this.#resolver;
      this.#context.fact({
        kind: 'dns-answer',
        tool: 'dig',
        name: name.replace(/\.$/, ''),
        ...(type !== undefined && { type }),
        values,
        status: this.#timedOut ? 'timed-out' : statusOf(query.status, values.length),
        ...(resolver && { resolver }),
        authoritative: / ?\baa\b/.test(query.flags),
        authenticated: /\bad\b/.test(query.flags),
        origin: this.#context.origin(this.#firstLine, this.#lastLine),
      });
    }
    this.#query = undefined;
    this.#values = [];
    this.#resolver = undefined;
    this.#timedOut = false;
  }

  #readRecord([, owner = '', ttl, type = '', data = '']: RegExpExecArray): void {
    if (this.#values.length >= VALUES_KEPT) return;
    this.#values.push({ owner, type, value: { ...valueOf(type, data.trim()), timeToLive: Number(ttl) } });
  }
}

function statusOf(status: string | undefined, values: number): DnsAnswer['status'] {
  if (status !== undefined && status !== 'NOERROR') return STATUS[status] ?? 'unknown';
  return values > 0 ? 'answered' : 'no-data';
}

function valueOf(type: string, data: string): DnsValue {
  const mx = type === 'MX' ? /^(\d+)\s+(\S+)$/.exec(data) : null;
  if (mx) return { text: (mx[2] ?? '').replace(/(?!^)\.$/, ''), preference: Number(mx[1]) };
  const srv = type === 'SRV' ? /^(\d+)\s+\d+\s+(\d+)\s+(\S+)$/.exec(data) : null;
  if (srv)
    return { text: (srv[3] ?? '').replace(/\.$/, ''), preference: Number(srv[1]), port: Number(srv[2]) };
  if (type === 'TXT')
    return { text: [...data.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = '']) => part).join('') || data };
  return { text: /^(?:CNAME|PTR|NS)$/.test(type) ? data.replace(/\.$/, '') : data };
}
