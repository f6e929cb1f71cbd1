import type { ExportFormat, ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';

interface RecordParts {
  readonly typeName?: string;
  readonly text?: string;
  readonly command?: string;
  readonly item?: string;
  readonly line?: number;
  readonly format?: ExportFormat;
}

/** A cut value, as Format-List leaves it behind `...`. */
export interface Cut {
  readonly cut: PropertyValue;
}

/** Builds an export record as a reader of powershell-export would give it: null, '' and [] are empty properties. */
export function exportRecord(
  properties: Readonly<Record<string, PropertyValue | Cut>>,
  { typeName, text, command, item = 'export.txt', line = 1, format = 'format-list' }: RecordParts = {},
): ExportRecord {
  let at = line;
  const entries = Object.entries(properties).map(([name, value]): [string, Property] => {
    const origin = { item, line: at++, path: name };
    if (isCut(value)) return [name, { state: 'truncated', value: value.cut, origin }];
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
      return [name, { state: 'empty', origin }];
    }
    return [name, { state: 'value', value, origin }];
  });
  return {
    format,
    typeNames: typeName === undefined ? [] : [typeName],
    ...(text === undefined ? {} : { text }),
    ...(command === undefined ? {} : { command }),
    properties: new Map(entries),
    origin: { item, line },
  };
}

function isCut(value: PropertyValue | Cut): value is Cut {
  return value !== null && typeof value === 'object' && 'cut' in value;
}

const EVERYWHERE = ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255'];

type Properties = Readonly<Record<string, PropertyValue | Cut>>;

/** The front-end connector that setup makes and the wizard adapts. (§A.2, §F.2) */
export function defaultFrontend(
  server: string,
  changes: Properties = {},
  parts: RecordParts = {},
): ExportRecord {
  const name = `Default Frontend ${server}`;
  const record: Properties = {
    Identity: `${server}\\${name}`,
    Name: name,
    Server: server,
    Enabled: true,
    TransportRole: 'FrontendTransport',
    Bindings: ['[::]:25', '0.0.0.0:25'],
    RemoteIPRanges: EVERYWHERE,
    AuthMechanism: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer',
    PermissionGroups: 'AnonymousUsers, ExchangeServers, ExchangeLegacyServers',
    RequireTLS: false,
    Fqdn: `${server}.contoso.local`,
    TlsCertificateName: '<I>CN=Contoso Public CA, O=Contoso Trust, C=US<S>CN=mail.contoso.com',
    TlsDomainCapabilities: ['mail.protection.outlook.com:AcceptCloudServicesMail'],
    ...changes,
  };
  return exportRecord(record, { command: 'Get-ReceiveConnector | fl', item: 'connectors.txt', ...parts });
}

/** A hand-made connector that lets devices relay. */
export function relay(
  server: string,
  ranges: PropertyValue | Cut,
  changes: Properties = {},
  parts: RecordParts = {},
): ExportRecord {
  return defaultFrontend(
    server,
    {
      Identity: `${server}\\Relay ${server}`,
      Name: `Relay ${server}`,
      Bindings: ['0.0.0.0:25'],
      RemoteIPRanges: ranges,
      AuthMechanism: 'Tls',
      PermissionGroups: 'AnonymousUsers',
      TlsCertificateName: null,
      TlsDomainCapabilities: [],
      ...changes,
    },
    parts,
  );
}
