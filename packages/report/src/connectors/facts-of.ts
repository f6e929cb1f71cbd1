import type { DescribedObject, ShownValue } from '@hybrid-mailflow/connector-model';
import type { Tone } from '../text/line.js';

export interface Fact {
  readonly text: string;
  readonly tone?: Tone;
}

/** Items of a list beyond this are counted. */
const SHOWN_ITEMS = 6;

/** What matters of an object to mail between the two sides, a line each; the first tells what it does. */
export function factsOf(object: DescribedObject): readonly Fact[] {
  const untold = new Set<string>();
  const facts = [...switchedOff(object), ...(FACTS[object.kind]?.(readerOf(object, untold)) ?? [])];
  const told = facts.filter(({ text }) => text !== '');
  if (untold.size === 0) return told;
  return [...told, { text: `not told by the export: ${[...untold].join(', ')}`, tone: 'doubtful' }];
}

interface Reader {
  /** The value, `?` where the export does not tell it, `-` where it is empty. */
  readonly show: (name: string) => string;
  /** `name value`, left out where it is empty, False or not told. */
  readonly named: (name: string, as?: string) => string;
  readonly is: (name: string, value: string) => boolean;
}

/** Adds to `untold` what was asked for and the export does not tell. */
function readerOf({ settings }: DescribedObject, untold: Set<string>): Reader {
  const show = (name: string) => {
    const shown = settings[name];
    if (shown !== undefined) return valueText(shown.value) || '-';
    untold.add(name);
    return '?';
  };
  return {
    show,
    named: (name, as = name) => {
      const text = show(name);
      if (text === '-' || text === '?' || text === 'False') return '';
      return text === 'True' ? as : `${as} ${text}`;
    },
    is: (name, value) => show(name) === value,
  };
}

function valueText(value: ShownValue['value']): string {
  if (value === null || typeof value === 'string') return value ?? '';
  const rest = value.length - SHOWN_ITEMS;
  return value.slice(0, SHOWN_ITEMS).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function switchedOff({ settings }: DescribedObject): readonly Fact[] {
  return settings['Enabled']?.value === 'False' ? [{ text: 'disabled', tone: 'doubtful' }] : [];
}

function line(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('; ');
}

const FACTS: Partial<Record<DescribedObject['kind'], (reader: Reader) => readonly Fact[]>> = {
  ReceiveConnector: ({ show, named }) => [
    { text: `${show('Bindings')} from ${ranges(show('RemoteIPRanges'))}` },
    { text: line(named('AuthMechanism', 'auth'), named('PermissionGroups', 'for'), named('RequireTLS')) },
    { text: certificate(show('TlsCertificateName'), show('Fqdn')) },
    { text: named('TlsDomainCapabilities', 'trusts') },
  ],
  SendConnector: ({ show, named, is }) => [
    { text: `${show('AddressSpaces')} → ${is('DNSRoutingEnabled', 'True') ? 'MX' : show('SmartHosts')}` },
    { text: line(named('RequireTLS'), named('IgnoreSTARTTLS'), named('TlsAuthLevel'), named('TlsDomain')) },
    { text: certificate(show('TlsCertificateName'), show('Fqdn')) },
    { text: line(named('SourceTransportServers', 'from'), named('CloudServicesMailEnabled')) },
  ],
  HybridConfiguration: ({ named, show }) => [
    { text: line(named('OnPremisesSmartHost', 'smart host'), named('Domains', 'for')) },
    {
      text: line(
        named('ReceivingTransportServers', 'receiving'),
        named('SendingTransportServers', 'sending'),
        named('EdgeTransportServers', 'Edge'),
      ),
    },
    { text: certificate(show('TlsCertificateName'), '-') },
    { text: named('Features', 'features') },
  ],
  OutboundConnector: ({ show, named, is }) => [
    { text: `${show('RecipientDomains')} → ${is('UseMXRecord', 'True') ? 'MX' : show('SmartHosts')}` },
    {
      text: line(
        show('ConnectorType'),
        named('ConnectorSource', 'by'),
        `TlsSettings ${show('TlsSettings')}`,
        named('TlsDomain'),
      ),
    },
    {
      text: line(
        named('CloudServicesMailEnabled'),
        named('RouteAllMessagesViaOnPremises'),
        named('AllAcceptedDomains'),
        named('IsTransportRuleScoped'),
      ),
    },
  ],
  InboundConnector: ({ show, named }) => [
    { text: line(`from ${show('SenderDomains')}`, show('ConnectorType'), named('ConnectorSource', 'by')) },
    {
      text: line(
        named('TlsSenderCertificateName'),
        named('SenderIPAddresses', 'addresses'),
        named('RequireTls', 'RequireTls'),
        named('RestrictDomainsToCertificate'),
        named('RestrictDomainsToIPAddresses'),
      ),
    },
    { text: line(named('CloudServicesMailEnabled'), named('TreatMessagesAsInternal')) },
  ],
  ExchangeCertificate: ({ show, named }) => [
    {
      text: line(
        show('Subject'),
        named('NotAfter', 'until'),
        named('Services', 'for'),
        named('IsSelfSigned', 'self-signed'),
      ),
    },
    { text: named('CertificateDomains', 'names') },
  ],
  AcceptedDomain: ({ show }) => [{ text: line(show('DomainName'), show('DomainType')) }],
  RemoteDomain: ({ show, named }) => [
    {
      text: line(
        show('DomainName'),
        named('TargetDeliveryDomain'),
        named('TrustedMailInboundEnabled'),
        named('TrustedMailOutboundEnabled'),
      ),
    },
  ],
  TransportConfig: ({ named }) => [
    { text: line(named('TLSReceiveDomainSecureList'), named('TLSSendDomainSecureList')) },
    { text: line(named('MaxReceiveSize'), named('MaxSendSize')) },
  ],
};

const EVERYWHERE =
  /^(?:::-(?:ffff:){7}ffff, 0\.0\.0\.0-255\.255\.255\.255|0\.0\.0\.0-255\.255\.255\.255(?:, ::-(?:ffff:){7}ffff)?)$/i;

function ranges(text: string): string {
  if (!EVERYWHERE.test(text)) return text;
  return text.includes('::') ? 'everywhere' : 'everywhere (IPv4)';
}

function certificate(name: string, fqdn: string): string {
  if (name === '-')
    return fqdn === '-' ? 'names no certificate' : `names no certificate: Fqdn ${fqdn} decides`;
  return name === '?' ? '' : `certificate ${name}`;
}
