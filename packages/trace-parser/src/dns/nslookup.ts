import type { DnsAnswer, DnsValue } from '../fact.js';
import type { FormContext, TextLine } from '../text/text-form.js';

const SERVER = /^(?:Server|Serveur|Servidor|サーバー|服务器)\s?[:：]\s+(\S+)\s*$/;
/** `Address:`, `Addresses:`, and what other languages make of them. */
const ADDRESS =
  /^(?:Address(?:es)?|Adresses?|Direcci.{1,2}n(?:es)?|Indirizz[oi])\s?[:：]\s+([\da-fA-F.:]+)(?:#\d+)?\s*$/;
const MORE_ADDRESS = /^\s+([\da-fA-F.:]*[.:][\da-fA-F.:]+)\s*$/;
const NAME = /^(?:Name|Nom|Nombre|Nome|名前|名称)\s?[:：]\s+([\w.*-]+)\s*$/;
const MX = /^(\S+)\s+(?:MX preference = (\d+), mail exchanger = (\S+)|mail exchanger = (\d+) (\S+))/;
const PTR = /^(\S+)\s+name = (\S+)/;
const TEXT = /^(\S+)\s+text =\s*(.*)$/;
const QUOTED = /^\s+"(.*)"\s*$/;
const AAAA = /^(\S+)\s+(AAAA IPv6|has AAAA|internet) address = ([\da-fA-F.:]+)/;
const SRV = /^(\S+)\s+(?:SRV service location:|service = (\d+) \d+ (\d+) (\S+))/;
const SRV_FIELD = /^\s+(priority|port|svr hostname)\s+= (\S+)/;
const NOT_FOUND =
  /^\*{2,3} (\S+) (?:can't find|kann (?=.*nicht)|ne parvient pas .{1,3} trouver|no encuentra|server can't find) ?([\w.*-]+)?.*?: (.+)$|^\*\* server can't find ([\w.*-]+): (\w+)/;
const TIMED_OUT = /^\*{3} .*timed-?out|^;; connection timed out|^DNS request timed out|^Zeit.*DNS/;
const UNAUTHORITATIVE =
  /^(?:Non-authoritative answer|Nicht autorisierende Antwort|R.{1,2}ponse ne faisant pas autorit|Respuesta no autoritativa|Risposta da un server non|権限のない回答|非权威应答)/;

/** What nslookup prints, on Windows (also translated) and Unix. */
export class NslookupAnswers {
  readonly #context: FormContext;
  #resolver: { name?: string; address?: string } | undefined;
  #answers = new Map<
    string,
    { name: string; type: string; values: DnsValue[]; line: number; last: number }
  >();
  #unauthoritative = false;
  #asked: { name: string; type?: string } | undefined;
  /** The name that the addresses and texts to come belong to; none while the server is described. */
  #owner: string | undefined;
  #failed = false;

  constructor(context: FormContext) {
    this.#context = context;
  }

  command(command: string): void {
    this.giveOut();
    const [, words] = /^nslookup(?:\.exe)?\s+(.+)$/i.exec(command) ?? [];
    if (words === undefined) return;
    const [name] = words.split(/\s+/).filter((word) => !word.startsWith('-'));
    const type = /-(?:q|type|querytype|query)=(\w+)/i.exec(words)?.[1];
    if (name !== undefined) this.#asked = { name, ...(type !== undefined && { type: type.toUpperCase() }) };
  }

  line({ text, number }: TextLine): boolean {
    const server = SERVER.exec(text);
    if (server) {
      const asked = this.#asked;
      this.giveOut();
      this.#asked = asked;
      this.#resolver = { name: server[1] ?? '' };
      return true;
    }
    const address = ADDRESS.exec(text)?.[1];
    if (address !== undefined && this.#resolver?.address === undefined && this.#owner === undefined) {
      this.#resolver = { ...this.#resolver, address };
      return true;
    }
    if (UNAUTHORITATIVE.test(text)) {
      this.#unauthoritative = true;
      return true;
    }
    return this.#readFailure(text, number) || this.#readRecord(text, address, number);
  }

  giveOut(): void {
    for (const { name, type, values, line, last } of this.#answers.values()) {
      this.#context.fact({
        ...this.#base(name),
        type,
        values,
        status: values.length > 0 ? 'answered' : 'no-data',
        authoritative: !this.#unauthoritative,
        origin: this.#context.origin(line, last),
      });
    }
    this.#answers = new Map();
    this.#resolver = undefined;
    this.#unauthoritative = false;
    this.#asked = undefined;
    this.#owner = undefined;
    this.#failed = false;
  }

  #base(name: string): Pick<DnsAnswer, 'kind' | 'tool' | 'name' | 'resolver'> {
    const resolver = this.#resolver;
    return {
      kind: 'dns-answer',
      tool: 'nslookup',
      name: name.replace(/\.$/, ''),
      ...(resolver && { resolver }),
    };
  }

  #readFailure(text: string, number: number): boolean {
    const found = NOT_FOUND.exec(text);
    const timedOut = TIMED_OUT.test(text);
    if (!found && !timedOut) return false;
    const name = found?.[4] ?? found?.[2] ?? this.#asked?.name;
    if (name === undefined || this.#failed) return true;
    this.#failed = true;
    this.#context.fact({
      ...this.#base(name),
      ...(this.#asked?.type !== undefined && { type: this.#asked.type }),
      values: [],
      status: timedOut ? 'timed-out' : statusOf(found?.[5] ?? found?.[3] ?? ''),
      origin: this.#context.origin(number),
    });
    return true;
  }

  #readRecord(text: string, address: string | undefined, number: number): boolean {
    const name = NAME.exec(text)?.[1];
    const more = address ?? MORE_ADDRESS.exec(text)?.[1];
    const mx = MX.exec(text);
    const ptr = PTR.exec(text);
    const txt = TEXT.exec(text);
    const quoted = QUOTED.exec(text);
    const six = AAAA.exec(text);
    const srv = SRV.exec(text);
    const field = SRV_FIELD.exec(text);
    if (name !== undefined) this.#owner = name;
    else if (mx) {
      const host = (mx[3] ?? mx[5] ?? '').replace(/(?!^)\.$/, '');
      this.#add(mx[1] ?? '', 'MX', { text: host, preference: Number(mx[2] ?? mx[4]) }, number);
    } else if (six)
      this.#add(six[1] ?? '', six[2] === 'internet' ? 'A' : 'AAAA', { text: six[3] ?? '' }, number);
    else if (srv) {
      this.#owner = srv[1] ?? '';
      const target = srv[4];
      this.#add(
        this.#owner,
        'SRV',
        target === undefined
          ? { text: '' }
          : { text: target.replace(/\.$/, ''), preference: Number(srv[2]), port: Number(srv[3]) },
        number,
      );
    } else if (field) this.#readServiceField(field[1] ?? '', field[2] ?? '');
    else if (txt) {
      this.#owner = txt[1] ?? '';
      if (txt[2] !== '') this.#add(this.#owner, 'TXT', { text: (txt[2] ?? '').replaceAll('"', '') }, number);
    } else if (ptr) this.#add(ptr[1] ?? '', 'PTR', { text: (ptr[2] ?? '').replace(/\.$/, '') }, number);
    else if (quoted && this.#owner !== undefined)
      this.#add(this.#owner, 'TXT', { text: quoted[1] ?? '' }, number);
    else if (more !== undefined && this.#owner !== undefined) {
      this.#add(this.#owner, more.includes(':') ? 'AAAA' : 'A', { text: more }, number);
    } else return text.trim() === '' && this.#resolver !== undefined;
    return true;
  }

  /** Windows prints a service record over several lines. */
  #readServiceField(name: string, value: string): void {
    const values = this.#answers.get(`SRV ${this.#owner ?? ''}`)?.values;
    const last = values?.at(-1);
    if (!values || !last) return;
    values[values.length - 1] = {
      ...last,
      ...(name === 'priority' && { preference: Number(value) }),
      ...(name === 'port' && { port: Number(value) }),
      ...(name === 'svr hostname' && { text: value.replace(/\.$/, '') }),
    };
  }

  #add(name: string, type: string, value: DnsValue, line: number): void {
    const key = `${type} ${name}`;
    const answer = this.#answers.get(key) ?? { name, type, values: [], line, last: line };
    if (answer.values.length < 200) answer.values.push(value);
    answer.last = line;
    this.#answers.set(key, answer);
  }
}

function statusOf(words: string): DnsAnswer['status'] {
  if (/NXDOMAIN|Non-existent domain|existiert nicht/i.test(words)) return 'no-such-name';
  if (/SERVFAIL|Server failed/i.test(words)) return 'server-failed';
  if (/REFUSED|Query refused/i.test(words)) return 'refused';
  if (/timed|No response/i.test(words)) return 'timed-out';
  return /No (?:records|answer|information)|No \w+ records|Unspecified/i.test(words) ? 'no-data' : 'unknown';
}
