import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import type { Fact, MessageHeaders } from '@hybrid-mailflow/trace-parser';
import { CAUSE_DEFINITIONS } from '../src/causes/index.js';
import { rankCauses } from '../src/causes/weighing/rank-causes.js';
import type { Cause } from '../src/diagnosis.js';
import type { SessionFacts } from '../src/observe/session-facts.js';
import { RULES } from '../src/rules/index.js';
import { runRules } from '../src/rules/run-rules.js';
import { item, situation, type TestServer } from './organization.js';

export interface Seen {
  readonly outbound?: Readonly<Record<string, unknown>>;
  readonly items?: readonly EvidenceItem[];
  readonly facts?: readonly Fact[];
  readonly headers?: readonly Partial<MessageHeaders>[];
  readonly sessions?: readonly Partial<SessionFacts>[];
  readonly asOf?: string;
}

/** The causes of an organization with what was seen of it; no server stands for no exports at all. */
export async function causesOf(servers: readonly TestServer[], seen: Seen = {}): Promise<readonly Cause[]> {
  const { facts = [], headers = [], sessions = [], ...options } = seen;
  const given = await situation(servers, options);
  const observations = {
    ...given.observations,
    facts: [...given.observations.facts, ...facts],
    headers: [
      ...given.observations.headers,
      ...headers.map((fields) => ({
        format: 'received-headers',
        hops: [],
        authenticationResults: [],
        exchange: {},
        origin: { item: 'mail.eml' },
        ...fields,
      })),
    ],
    sessions: [...given.observations.sessions, ...sessions.map(sessionFacts)],
  };
  const whole = { ...given, observations };
  const { findings } = runRules(RULES, whole);
  return rankCauses(CAUSE_DEFINITIONS, whole, findings);
}

/** The causes of texts and facts alone, with no exports. */
export async function causesOfTexts(seen: Seen): Promise<readonly Cause[]> {
  return causesOf([], seen);
}

function sessionFacts(fields: Partial<SessionFacts>): SessionFacts {
  return {
    log: 'smtp-receive',
    server: 'EX01',
    connector: 'EX01\\Default Frontend EX01',
    sessions: 20,
    accepted: 0,
    withoutStartTls: 0,
    anonymousTlsOnly: 0,
    startTlsIgnored: 0,
    masked: 0,
    withoutClientCertificate: 0,
    withoutCapability: 0,
    tlsErrors: new Map(),
    protocols: new Map(),
    peers: new Map(),
    ipv6: 0,
    origin: { item: 'smtp.log', line: 2 },
    ...fields,
  };
}

/** Facts with the fields every one has. */
export function fact<Kind extends Fact['kind']>(
  kind: Kind,
  fields: Partial<Extract<Fact, { kind: Kind }>>,
): Fact {
  return { ...DEFAULTS[kind], kind, origin: { item: 'pasted.txt', line: 1 }, ...fields } as unknown as Fact;
}

const DEFAULTS: Readonly<Record<Fact['kind'], Readonly<Record<string, unknown>>>> = {
  'smtp-endpoint': {
    seenBy: 'openssl',
    host: 'mail.contoso.com',
    port: 25,
    connection: 'connected',
    bannerMasked: false,
    tls: 'established',
    chain: [],
    clientCaNames: [],
    replies: [],
  },
  'dns-answer': { tool: 'dig', name: 'mail.contoso.com', values: [], status: 'answered' },
  'service-state': { what: 'service', name: 'MSExchangeFrontEndTransport', state: 'running', notRunning: [] },
  'store-certificate': { names: [], cut: false, privateKey: 'present', archived: false },
  'certificate-test': {
    tool: 'certutil',
    verdict: 'invalid',
    faults: [],
    revocation: 'unknown',
    fetched: [],
  },
  'proxy-setting': { direct: true },
  'registry-value': { key: 'HKLM', present: true },
  event: { idFromText: false },
  'hcw-entry': { what: 'comparison' },
  'edge-sync': { what: 'test', properties: {} },
  'renewal-log': { tool: 'win-acme', step: 'renewed', names: [], ok: true, text: '' },
  'firewall-log': { product: 'cisco-asa', action: 'denied', count: 1 },
};

/** A certificate as a probe prints it. */
export function presented(subject: string, issuer = subject, position = 0) {
  return { position, subject, issuer, names: [], origin: { item: 'pasted.txt', line: 2 } };
}

/** A reason as message traces print it. */
export function reason(message: string, code = '450 4.4.317', host = 'mail.contoso.com'): EvidenceItem {
  return item(
    'reason.txt',
    `Reason: [{LED=${code} Cannot connect to remote server [Message=${message}] [LastAttemptedServerName=${host}] [LastAttemptedIP=192.0.2.10:25]};{MSG=};{FQDN=${host}};{IP=192.0.2.10};{LRT=11/4/2026 10:00:00 AM}]`,
  );
}

export const STARTTLS_REQUIRED = reason('451 5.7.3 STARTTLS is required to send mail');

/** The text of SubjectMismatch, newer wording. */
export function mismatch(subject: string, thumbprint: string, expected = 'mail.contoso.com'): EvidenceItem {
  return reason(
    `SubjectMismatch Expected Subject: ${expected}. Presented Subject: ${subject}. Thumbprint: ${thumbprint}.`,
  );
}

/** A row of a message trace, each a minute after the other. */
export interface TraceRow {
  readonly minute: number;
  readonly failed?: string;
  readonly address?: string;
  readonly host?: string;
}

/** Message trace details as CSV: attempts that were deferred with the text given, and delivered ones. */
export function trace(rows: readonly TraceRow[], start = '2026-11-03T13:00:00.000Z'): EvidenceItem {
  const lines = rows.map(({ minute, failed, address = '192.0.2.10', host = 'mail.contoso.com' }, at) => {
    const time = new Date(Date.parse(start) + minute * 60_000).toISOString();
    const detail =
      failed === undefined
        ? `Message sent to ${host} at ${address} using TLS1.2 with AES256`
        : `Reason: [{LED=450 4.4.317 Cannot connect to remote server [Message=${failed}] [LastAttemptedServerName=${host}] [LastAttemptedIP=${address}:25] [DB5EUR05FT021.eop-EUR05.prod.protection.outlook.com]};{MSG=};{FQDN=${host}};{IP=${address}};{LRT=${time}}]`;
    return `"<m${at}@contoso.com>","","${time}","${failed === undefined ? 'Send external' : 'Defer'}","","${detail}",""`;
  });
  return item(
    'trace.csv',
    ['"MessageId","MessageTraceId","Date","Event","Action","Detail","Data"', ...lines].join('\r\n'),
  );
}
