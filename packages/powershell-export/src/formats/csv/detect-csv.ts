import type { ExportDetection, ExportSample } from '../../format.js';
import { LineCursor } from '../../line-cursor.js';
import { findHead } from './csv-header.js';
import { CsvScanner } from './csv-scanner.js';

/** Names of the objects this project reads; what queues and traces have too tells nothing. (§G.2) */
const TELLING: ReadonlySet<string> = new Set(
  (
    'AddressSpaces AdminDisplayVersion AuthMechanism Bindings CertificateDomains CloudServicesMailEnabled ' +
    'ConnectorSource ConnectorType DistinguishedName DomainName DomainType Enabled ExchangeVersion Fqdn Guid ' +
    'HasPrivateKey IsSelfSigned Issuer NotAfter NotBefore ObjectCategory ObjectClass ' +
    'OriginatingServer PermissionGroups ProtocolLoggingLevel RecipientDomains RemoteIPRanges RequireTLS RootCAType ' +
    'SenderDomains SenderIPAddresses ServerRole Services SmartHosts SourceTransportServers ' +
    'TargetDeliveryDomain Thumbprint TlsAuthLevel TlsCertificateName TlsDomain TlsDomainCapabilities ' +
    'TlsSenderCertificateName TlsSettings TransportRole UseMXRecord WhenChanged WhenChangedUTC WhenCreated'
  )
    .toLowerCase()
    .split(' '),
);

/** A CSV text of objects: by its `#TYPE`, by names of Exchange, or by names in quotes as PowerShell writes them. */
export function detectCsv({ label, text }: ExportSample): ExportDetection | undefined {
  if (/^[\s\ufeff]*#TYPE \S/.test(text))
    return { format: 'csv', score: 0.85, reason: '`#TYPE` of Export-Csv' };
  const { delimiter, start } = findHead(text);
  const rows = new CsvScanner(text, delimiter, new LineCursor(text), start);
  const names = rows.next()?.cells ?? [];
  if (names.length < 2 || !names.every(({ text: name }) => /^[A-Za-z_][\w.@ -]{0,100}$/.test(name)))
    return undefined;
  const telling = names.filter(({ text: name }) => TELLING.has(name.toLowerCase())).length;
  if (telling >= 2) return { format: 'csv', score: 0.75, reason: 'CSV with names of Exchange properties' };
  const first = rows.next()?.cells;
  if (first && first.length !== names.length) return undefined;
  if (names.every(({ isQuoted }) => isQuoted)) {
    return { format: 'csv', score: 0.4, reason: 'CSV with all names in quotes' };
  }
  return /\.csv$/i.test(label) ? { format: 'csv', score: 0.3, reason: 'CSV by its file name' } : undefined;
}
