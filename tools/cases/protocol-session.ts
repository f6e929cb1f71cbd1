import type { TestCertificate } from '../testing/src/index.js';
import { issuerOf, subjectOf } from './server.js';

export interface Row {
  readonly time: number;
  readonly text: string;
}

/** Rows of one session, each some milliseconds after the one before. */
export class Session {
  readonly rows: Row[] = [];
  #time: number;
  readonly #prefix: string;
  readonly #endpoints: string;

  /** Endpoints are address and port, local and remote. */
  constructor(connector: string, id: string, time: number, local: string, remote: string) {
    this.#time = time;
    this.#prefix = `${connector},${id}`;
    this.#endpoints = `${local},${remote}`;
  }

  add(event: '+' | '-' | '<' | '>' | '*', data = '', context = '', after = 1): void {
    this.#time += after;
    const columns = [
      new Date(this.#time).toISOString(),
      this.#prefix,
      this.rows.length,
      this.#endpoints,
      event,
    ];
    this.rows.push({ time: this.#time, text: [...columns, field(data), field(context)].join(',') });
  }

  /** The time, for what is logged inside a row. */
  get now(): string {
    return new Date(this.#time).toISOString();
  }
}

const field = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A protocol log: its head, then the rows in the order of their times. */
export function protocolLog(type: 'Receive' | 'Send', from: string, sessions: readonly Session[]): string {
  const rows = sessions.flatMap((session) => session.rows).sort((a, b) => a.time - b.time);
  const header = [
    '#Software: Microsoft Exchange Server',
    '#Version: 15.0.0.0',
    `#Log-type: SMTP ${type} Protocol Log`,
    `#Date: ${new Date(rows[0]?.time ?? Date.parse(from)).toISOString()}`,
    '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context',
  ];
  return [...header, ...rows.map(({ text }) => text)].map((line) => `${line}\r\n`).join('');
}

/** Ids count up from the start of the service, as .NET ticks in hexadecimal (§B.6). */
export function sessionIds(server: { readonly installed: string }): () => string {
  const start = Date.parse(server.installed) + 47 * 60_000;
  const ticks = (BigInt(start) + 62_135_596_800_000n) * 10_000n;
  let next = 0x4000n;
  return () => (ticks + next++).toString(16).toUpperCase().padStart(16, '0');
}

export const CERTIFICATE_COLUMNS =
  'Subject Issuer name Serial number Thumbprint Not before Not after Subject alternate names';

/** The one row of Exchange 2016 and later: seven values parted by single blanks, after one (§B.6). */
export function certificateRow(certificate: TestCertificate): string {
  const { serialNumber, notBefore, notAfter, dnsNames = [] } = certificate.options;
  const [from, until] = [notBefore, notAfter].map((moment) => new Date(moment).toISOString());
  return ` ${[subjectOf(certificate), issuerOf(certificate), serialNumber, certificate.thumbprint, from, until, dnsNames.join(';')].join(' ')}`;
}

/** What Exchange Online presents; a made-up serial number and thumbprint. */
export const EOP_CERTIFICATE =
  ' CN=mail.protection.outlook.com, O=Microsoft Corporation, L=Redmond, S=WA, C=US CN=DigiCert Cloud Services CA-1, O=DigiCert Inc, C=US ' +
  '0C41F0D27A9E5B3846D1E7C02F9A8B35 5E20C7719AB34D68F1027CE94B8D63A5F07E1C92 2026-07-20T00:00:00.000Z 2027-01-15T23:59:59.000Z ' +
  'mail.protection.outlook.com;*.mail.eo.outlook.com;*.mail.protection.outlook.com';

export const TLS_ROW =
  'TLS protocol SP_PROT_TLS1_2_SERVER negotiation succeeded using bulk encryption algorithm CALG_AES_256 with strength 256 bits, ' +
  'MAC hash algorithm CALG_SHA_384 with strength 0 bits and key exchange algorithm CALG_ECDH_EPHEM with strength 384 bits';
