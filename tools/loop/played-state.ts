import { objectKind } from '../../packages/connector-model/src/index.js';
import { property, type PropertyValue, readExport } from '../../packages/powershell-export/src/index.js';

/** A value as the played Exchange keeps it in JSON. */
type Stored = string | number | boolean | null | readonly string[];
type StoredObject = Record<string, Stored>;

/** Something that goes wrong at a call of a cmdlet; see Enter-Call in packages/remediation/test/exchange/objects.ps1. */
export interface Fault {
  readonly cmdlet?: string;
  /** From which call of that cmdlet in one script on; 1 is the first. */
  readonly call?: number;
  readonly unreachable?: string;
  readonly error?: string;
  readonly change?: {
    readonly kind: string;
    readonly identity: string;
    readonly property: string;
    readonly value: Stored;
  };
  /** A file to write when the call is reached; the call then waits, for the test to press Ctrl+C. */
  readonly pause?: string;
}

/** The state of the played Exchange, both sides. */
export interface PlayedState {
  now: string;
  localServer: string;
  objects: Record<string, StoredObject[]>;
  cloud: Record<string, StoredObject[]>;
  certificates: Record<string, StoredObject[]>;
  faults: Fault[];
  log: string[];
}

/** Both sides have accepted domains. */
function isOfCloud(kind: string, label: string): boolean {
  return kind === 'InboundConnector' || kind === 'OutboundConnector' || label.startsWith('cloud-');
}

/** An organization that would have exported this evidence. Servers get the services every Exchange server has. */
export function stateOf(
  evidence: readonly { readonly label: string; readonly bytes: Uint8Array }[],
  now: string,
): PlayedState {
  const state: PlayedState = {
    now,
    localServer: '',
    objects: {},
    cloud: {},
    certificates: {},
    faults: [],
    log: [],
  };
  for (const { label, bytes } of evidence.filter((item) => /\.(txt|json|xml)$/i.test(item.label))) {
    for (const record of readExport(new TextDecoder().decode(bytes), { item: label }).records) {
      const kind = objectKind(record)?.kind;
      if (kind === undefined) continue;
      const object = Object.fromEntries(
        [...record.properties.keys()].map((name) => {
          const found = property(record, name);
          return [name, found.state === 'value' ? stored(found.value) : null];
        }),
      );
      const [server = ''] = label.split('/');
      if (kind === 'ExchangeCertificate') (state.certificates[server] ??= []).push(dated(object));
      else ((isOfCloud(kind, label) ? state.cloud : state.objects)[kind] ??= []).push(object);
    }
  }
  const servers = Object.keys(state.certificates).sort();
  state.localServer = servers[0] ?? '';
  state.objects['ExchangeServer'] ??= servers.map(exchangeServer);
  state.objects['TransportService'] ??= servers.map((server) => transportService(server, state));
  return state;
}

function exchangeServer(name: string): StoredObject {
  return {
    Name: name,
    Identity: name,
    Fqdn: `${name}.contoso.local`,
    Edition: 'StandardEvaluation',
    ServerRole: 'Mailbox',
    IsEdgeServer: false,
    IsHubTransportServer: true,
    IsFrontendTransportServer: true,
    AdminDisplayVersion: 'Version 15.2 (Build 1748.10)',
    OriginatingServer: 'DC01.contoso.local',
  };
}

function transportService(name: string, { certificates }: PlayedState): StoredObject {
  const setup = certificates[name]?.find(({ Subject }) => Subject === `CN=${name}`);
  return {
    Name: name,
    Identity: name,
    InternalTransportCertificateThumbprint: setup?.['Thumbprint'] ?? null,
    ReceiveProtocolLogPath: null,
    SendProtocolLogPath: null,
  };
}

function stored(value: PropertyValue): Stored {
  // Printed by Format-List.
  if (value === 'True' || value === 'False') return value === 'True';
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element) => String(stored(element as PropertyValue)));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if ('kind' in value && value.kind === 'enum') return value.value.name ?? String(value.value.number);
  return 'kind' in value && value.kind === 'object' ? (value.value.text ?? '') : '';
}

/** The dates of a case's certificates are printed as an American console in UTC prints them. */
function dated(certificate: StoredObject): StoredObject {
  const iso = (name: string) => {
    const text = String(certificate[name]);
    return new Date(/\dZ$/.test(text) ? text : `${text} UTC`).toISOString();
  };
  const { CertificateDomains: domains } = certificate;
  return {
    ...certificate,
    CertificateDomains: Array.isArray(domains) ? domains : domains === null ? [] : [String(domains)],
    NotBefore: iso('NotBefore'),
    NotAfter: iso('NotAfter'),
  };
}
