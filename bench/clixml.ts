import { SaxesParser } from 'saxes';
import { readExport } from '../packages/powershell-export/src/index.js';
import { compare, median, ratio } from './measure.js';

const CONNECTORS = 1000;
const ROUNDS = 15;

/** CLIXML to records with every property, against saxes tokenising the same text and keeping nothing. Bar: 0.7. */
export async function run(): Promise<void> {
  const text = generate(CONNECTORS);
  const [peer, ours] = await compare(
    [
      { name: 'saxes, tokens only', run: () => tokenise(text) },
      { name: 'readExport, records', run: () => read(text) },
    ],
    ROUNDS,
  );
  if (!peer || !ours) return;
  const megabytes = text.length / 1e6;
  const speed = (seconds: readonly number[]) => `${(megabytes / median(seconds)).toFixed(0)} MB/s`;
  console.log(
    `${CONNECTORS} receive connectors, ${megabytes.toFixed(0)} MB, medians of ${ROUNDS} rounds, CPU time`,
  );
  console.log(`  ${peer.name.padEnd(20)} ${speed(peer.seconds)}`);
  console.log(`  ${ours.name.padEnd(20)} ${speed(ours.seconds)}   ${ratio(ours, peer).toFixed(2)} x`);
}

let events = 0;

function tokenise(text: string): void {
  const parser = new SaxesParser();
  const count = () => void events++;
  parser.on('opentag', count);
  parser.on('closetag', count);
  parser.on('text', count);
  parser.write(text).close();
}

function read(text: string): void {
  const { records, issues } = readExport(text, { item: 'bench.xml' });
  if (records.length !== CONNECTORS || issues.length > 0) throw new Error('the generated file was not read');
}

/** Get-ReceiveConnector | Export-Clixml as a 2019 server writes it, indented, in the proportions of a real export. */
function generate(connectors: number): string {
  const writer = new Writer();
  for (let at = 0; at < connectors; at++) writer.connector(at);
  return writer.end();
}

const EXCHANGE = 'Microsoft.Exchange.Data';
const BLOB = Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 97 + (at >> 3) * 31) & 255)).toString(
  'base64',
);

class Writer {
  readonly #lines = ['<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">'];
  readonly #types = new Map<string, number>();
  #refId = 0;
  #indent = '  ';

  end(): string {
    this.#lines.push('</Objs>');
    return this.#lines.join('\r\n');
  }

  connector(at: number): void {
    const server = `EX${String(at % 40).padStart(2, '0')}`;
    const identity = `${server}\\Relay ${at}`;
    const type = `${EXCHANGE}.Directory.SystemConfiguration.ReceiveConnector`;
    this.#object(undefined, [type, `${EXCHANGE}.Directory.ADObject`, 'System.Object'], identity, () => {
      this.#within('Props', () => {
        this.#enum('AuthMechanism', 'AuthMechanisms', 'Tls, Integrated, BasicAuth, ExchangeServer', 23);
        this.#leaf('S', 'Banner', '');
        for (let flag = 0; flag < 30; flag++) this.#leaf('B', `Flag${flag}Enabled`, String(flag % 3 === 0));
        for (let limit = 0; limit < 8; limit++)
          this.#leaf('I32', `MaxCount${limit}`, String(limit * 100 + at));
        this.#list('Bindings', 'IPBinding', ['0.0.0.0', '10.1.2.3'], (address) => this.#binding(address));
        this.#list('RemoteIPRanges', 'IPRange', ranges(at), (range) => this.#range(range));
        this.#leaf('Nil', 'TlsCertificateName', '');
        this.#leaf('S', 'Comment', `Relays for line ${at} &amp; scanners_x000D__x000A_asked by &lt;ops&gt;`);
        for (const name of ['ConnectionTimeout', 'ConnectionInactivityTimeout', 'TarpitInterval'])
          this.#span(name);
        for (const name of ['MaxHeaderSize', 'MaxMessageSize']) this.#size(name);
        this.#enum('PermissionGroups', 'PermissionGroups', 'AnonymousUsers, ExchangeServers', 11);
        this.#list('TlsDomainCapabilities', 'SmtpReceiveDomainCapabilities', [], () => undefined);
        this.#leaf('DT', 'WhenChanged', '2026-11-02T08:43:54.0000000+01:00');
        this.#leaf('G', 'Guid', `4f1d6ed3-81ee-4120-9d38-b80386${String(at).padStart(6, '0')}`);
      });
      this.#notes(() => this.#leaf('S', 'PSComputerName', `${server}.contoso.local`));
    });
  }

  #binding(address: string): void {
    this.#object(undefined, [`${EXCHANGE}.IPBinding`, 'System.Net.IPEndPoint'], `${address}:25`, () => {
      this.#within('Props', () => {
        this.#leaf('I32', 'Port', '25');
        this.#leaf('S', 'AddressFamily', 'InterNetwork');
        this.#object('Address', ['System.Net.IPAddress', 'System.Object'], address, () => {
          this.#within('Props', () => {
            this.#leaf('I64', 'Address', '50463242');
            for (const name of ['Multicast', 'LinkLocal', 'SiteLocal'])
              this.#leaf('B', `IsIPv6${name}`, 'false');
          });
          this.#within('MS', () => this.#leaf('S', 'IPAddressToString', address));
        });
      });
      this.#notes();
    });
  }

  #range(range: string): void {
    const [low = range, high = range] = range.split('-');
    this.#object(undefined, [`${EXCHANGE}.IPRange`, 'System.Object'], range, () => {
      this.#within('Props', () => {
        this.#leaf('S', 'LowerBound', low);
        this.#leaf('S', 'UpperBound', high);
        this.#leaf('S', 'RangeFormat', 'LoHi');
        this.#leaf('S', 'Expression', range);
      });
      this.#notes();
    });
  }

  #span(name: string): void {
    this.#object(name, [`${EXCHANGE}.EnhancedTimeSpan`, 'System.ValueType'], '00:10:00', () => {
      this.#within('Props', () => {
        for (const part of ['Days', 'Hours', 'Minutes', 'Seconds']) this.#leaf('I32', part, '10');
        this.#leaf('I64', 'Ticks', '6000000000');
        for (const part of ['Days', 'Hours', 'Minutes', 'Seconds'])
          this.#leaf('Db', `Total${part}`, '0.16666666666666666');
      });
      this.#notes();
    });
  }

  #size(name: string): void {
    this.#object(name, [`${EXCHANGE}.ByteQuantifiedSize`], '36 MB (37,748,736 bytes)', () => this.#notes());
  }

  #enum(name: string, type: string, text: string, number: number): void {
    this.#object(name, [`${EXCHANGE}.${type}`, 'System.Enum', 'System.ValueType'], text, () =>
      this.#leaf('I32', undefined, String(number)),
    );
  }

  #list(name: string, type: string, items: readonly string[], write: (item: string) => void): void {
    const types = [`${EXCHANGE}.MultiValuedProperty\`1[[${EXCHANGE}.${type}]]`, 'System.Object'];
    this.#object(name, types, undefined, () => {
      if (items.length === 0) this.#line('<LST />');
      else this.#within('LST', () => items.forEach(write));
    });
  }

  #notes(more?: () => void): void {
    this.#within('MS', () => {
      more?.();
      this.#leaf('BA', 'SerializationData', BLOB);
    });
  }

  #object(
    name: string | undefined,
    types: readonly string[],
    text: string | undefined,
    write: () => void,
  ): void {
    this.#within(`Obj${name === undefined ? '' : ` N="${name}"`} RefId="${this.#refId++}"`, () => {
      const key = types.join();
      const known = this.#types.get(key);
      if (known === undefined) {
        this.#types.set(key, this.#types.size);
        const write = () => types.forEach((type) => this.#line(`<T>${type}</T>`));
        this.#within(`TN RefId="${this.#types.size - 1}"`, write);
      } else this.#line(`<TNRef RefId="${known}" />`);
      if (text !== undefined) this.#line(`<ToString>${text}</ToString>`);
      write();
    });
  }

  #leaf(tag: string, name: string | undefined, text: string): void {
    const start = `${tag}${name === undefined ? '' : ` N="${name}"`}`;
    this.#line(tag === 'Nil' ? `<${start} />` : `<${start}>${text}</${tag}>`);
  }

  #within(start: string, write: () => void): void {
    this.#line(`<${start}>`);
    this.#indent += '  ';
    write();
    this.#indent = this.#indent.slice(2);
    this.#line(`</${start.split(' ')[0] ?? ''}>`);
  }

  #line(text: string): void {
    this.#lines.push(this.#indent + text);
  }
}

function ranges(at: number): string[] {
  return Array.from({ length: 4 }, (_, range) => `10.${at % 256}.${range}.0-10.${at % 256}.${range}.255`);
}
