import type { SmtpEndpoint } from '@hybrid-mailflow/trace-parser';
import type { EvidenceSink } from './evidence-sink.js';
import { takeRecord, type Counts } from './read-forms.js';

/** Whether a text begins as `hybrid-mailflow cert probe --format json` prints. */
export function isProbe(head: string): boolean {
  return /^\ufeff?\s*\{\s*"asOf"\s*:\s*"[^"]*",\s*"hosts"\s*:\s*\[/.test(head);
}

/** Reads what a probe of ours printed, an endpoint each. */
export function readProbe(item: string, text: string, sink: EvidenceSink, counts: Counts): void {
  const endpoints = endpointsOf(text);
  if (endpoints === undefined) {
    const broken = 'This is the JSON of a probe, and damaged: print it anew.';
    sink.issue({ code: 'PROBE_BROKEN', severity: 'warning', text: broken, origin: { item } });
    return;
  }
  endpoints.forEach((endpoint, record) =>
    takeRecord({ kind: 'fact', fact: factOf(endpoint, { item, record }) }, sink, counts),
  );
}

type Fields = Readonly<Record<string, unknown>>;

function endpointsOf(text: string): Fields[] | undefined {
  try {
    const { hosts } = fieldsOf(JSON.parse(text.replace(/^\ufeff/, '')));
    return listOf(hosts).flatMap((host) => listOf(host['endpoints']));
  } catch {
    return undefined;
  }
}

function factOf(endpoint: Fields, origin: SmtpEndpoint['origin']): SmtpEndpoint {
  const fault = fieldsOf(endpoint['fault']);
  const code = textOf(fault['code']) ?? '';
  const tls = fieldsOf(endpoint['tls']);
  const banner = textOf(endpoint['banner']);
  const masked = endpoint['bannerMasked'] === true;
  const keywords = textsOf(endpoint['keywordsBeforeTls']);
  const offered = endpoint['startTlsOffered'];
  const { port } = endpoint;
  const connected = !['connect', 'resolve'].includes(textOf(fault['stage']) ?? '');
  return {
    kind: 'smtp-endpoint',
    seenBy: 'probe',
    ...optional('host', textOf(endpoint['host'])),
    ...optional('address', textOf(endpoint['address'])),
    ...(typeof port === 'number' && { port }),
    connection: connected ? 'connected' : (CONNECTIONS[code] ?? 'failed'),
    ...(!connected && optional('connectError', textOf(fault['text']))),
    ...optional('banner', banner),
    bannerMasked: masked,
    ...(Array.isArray(endpoint['keywordsBeforeTls']) && {
      ehlo: { keywords, masked: code === 'starttls-masked' || keywords.some((word) => /^X{3,}/i.test(word)) },
      anonymousTlsOffered: keywords.some((word) => /^X-ANONYMOUSTLS$/i.test(word)),
    }),
    ...(typeof offered === 'boolean' && { startTlsOffered: offered }),
    tls:
      textOf(tls['protocol']) !== undefined
        ? 'established'
        : code === 'handshake-failed'
          ? 'failed'
          : 'not-tried',
    ...optional('tlsProtocol', textOf(tls['protocol'])),
    ...optional('tlsCipher', textOf(tls['cipher'])),
    ...(code === 'handshake-failed' && optional('tlsError', textOf(fault['text']))),
    chain: listOf(endpoint['chain']).map((certificate, position) => ({
      position,
      ...optional('subject', textOf(certificate['subject'])),
      ...optional('issuer', textOf(certificate['issuer'])),
      ...optional('pem', textOf(certificate['pem'])),
      names: textsOf(certificate['dnsNames']),
      origin,
    })),
    clientCaNames: [],
    replies: textsOf([fault['reply']]),
    origin,
  };
}

const CONNECTIONS: Readonly<Record<string, SmtpEndpoint['connection']>> = {
  'connection-refused': 'refused',
  timeout: 'timed-out',
};

const optional = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, string>);

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((entry: unknown) => textOf(entry) ?? []) : [];
