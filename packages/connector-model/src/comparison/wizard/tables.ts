import { parseDomainCapability } from '../../normal-forms/domain-capability.js';
import { parseAddressRange } from '../../normal-forms/address-range.js';
import type {
  DomainCapability,
  InboundConnector,
  OutboundConnector,
  ReceiveConnector,
  SendConnector,
} from '../../objects.js';
import { EOP_RANGES } from '../../selection/eop-ranges.js';
import { has } from '../judges/judge.js';
import { certificateName, type WizardContext } from './wizard-context.js';
import { fixed, rowsOf, type PlainRow } from './wizard-row.js';

/** The name in the certificate of Exchange Online, by cloud; the first is that of the worldwide one. (§D.1) */
const CLOUD_NAMES = [
  'mail.protection.outlook.com',
  'mail.protection.office365.us',
  'mail.protection.partner.outlook.cn',
];
const [WORLDWIDE = ''] = CLOUD_NAMES;
const isCloudName = (name: string | null) => name !== null && has(CLOUD_NAMES, name);
const originOfCertificate = ({ certificate }: WizardContext) => certificate?.origin;
const certificateOf = ({ certificate }: WizardContext) => certificate?.value;
const capability = (name: string): readonly DomainCapability[] => [
  parseDomainCapability(`${WORLDWIDE}:${name}`),
];
const grants = (name: string) => (items: readonly DomainCapability[]) =>
  items.some(({ domain, capabilities }) => isCloudName(domain) && has(capabilities, name));

const send = rowsOf<SendConnector>();

/** `Outbound to Office 365 - <guid>`. (§F.2) */
export const SEND_TABLE: readonly PlainRow[] = [
  send({ key: 'enabled', weight: 'breaking', expected: fixed(true) }),
  send({
    key: 'addressSpaces',
    weight: 'breaking',
    expected: ({ coexistenceDomain }) =>
      coexistenceDomain === undefined ? undefined : [`smtp:${coexistenceDomain};1`],
    holds: (spaces, { coexistenceDomain = '' }) =>
      spaces.some((space) => space.includes(`:${coexistenceDomain};`)),
  }),
  send({ key: 'dnsRoutingEnabled', weight: 'breaking', expected: fixed(true) }),
  send({ key: 'smartHosts', weight: 'breaking', expected: fixed([]) }),
  send({ key: 'requireTls', weight: 'breaking', byHand: true, expected: fixed(true) }),
  send({ key: 'ignoreStartTls', weight: 'breaking', byHand: true, expected: fixed(false) }),
  send({
    key: 'tlsAuthLevel',
    weight: 'judged',
    expected: fixed('DomainValidation'),
    holds: (level) => level === 'CertificateValidation',
  }),
  send({
    key: 'tlsDomain',
    weight: 'breaking',
    expected: fixed(WORLDWIDE),
    holds: (name, _context, { tlsAuthLevel }) =>
      isCloudName(name) || (tlsAuthLevel.state === 'set' && tlsAuthLevel.value !== 'DomainValidation'),
  }),
  send({
    key: 'tlsCertificateName',
    weight: 'judged',
    byHand: true,
    expected: certificateOf,
    origin: originOfCertificate,
  }),
  send({ key: 'cloudServicesMailEnabled', weight: 'risky', byHand: true, expected: fixed(true) }),
  send({
    key: 'fqdn',
    weight: 'harmless',
    expected: (context) => context.smartHost ?? certificateName(context),
    holds: (_fqdn, { certificate }) => certificate !== undefined,
  }),
  send({ key: 'domainSecureEnabled', weight: 'harmless', expected: fixed(false) }),
  send({
    key: 'errorPolicies',
    weight: 'harmless',
    expected: fixed(['Default']),
    holds: (items) => items.length === 0,
  }),
  send({
    key: 'sourceTransportServers',
    weight: 'breaking',
    origin: ({ hybrid }) => hybrid?.origin,
    expected: ({ sendingServers }) => sendingServers,
  }),
];

const receive = rowsOf<ReceiveConnector>();
const CERTIFICATE = receive({
  key: 'tlsCertificateName',
  weight: 'breaking',
  expected: certificateOf,
  origin: originOfCertificate,
});
const CAPABILITY = receive({
  key: 'tlsDomainCapabilities',
  weight: 'risky',
  expected: fixed(capability('AcceptCloudServicesMail')),
  holds: grants('AcceptCloudServicesMail'),
});

/** `Default Frontend <server>` of a server that was not chosen: only what makes it answer like the chosen ones. (§F.2.1) */
export const OTHER_SERVER_TABLE: readonly PlainRow[] = [CERTIFICATE, CAPABILITY];

/** `Default Frontend <server>` of a server chosen to receive. (§F.2) */
export const RECEIVE_TABLE: readonly PlainRow[] = [
  receive({ key: 'enabled', weight: 'judged', expected: fixed(true) }),
  receive({ key: 'transportRole', weight: 'breaking', expected: fixed('FrontendTransport') }),
  receive({
    key: 'bindings',
    weight: 'judged',
    expected: fixed([
      { family: 6, port: 25 },
      { family: 4, port: 25 },
    ]),
  }),
  receive({
    key: 'remoteIpRanges',
    weight: 'judged',
    expected: fixed(
      ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255'].flatMap(
        (text) => parseAddressRange(text) ?? [],
      ),
    ),
  }),
  receive({
    key: 'authMechanism',
    weight: 'judged',
    expected: fixed(['Tls', 'Integrated', 'BasicAuth', 'BasicAuthRequireTLS', 'ExchangeServer']),
  }),
  receive({
    key: 'permissionGroups',
    weight: 'judged',
    expected: fixed(['AnonymousUsers', 'ExchangeServers', 'ExchangeLegacyServers']),
  }),
  receive({ key: 'requireTls', weight: 'harmless', expected: fixed(false) }),
  CERTIFICATE,
  CAPABILITY,
];

/** `Inbound from Office 365` of Exchange 2010, which goes by Fqdn alone and takes mail of Exchange Online only. (§D.4, §F.2.2) */
export const RECEIVE_2010_TABLE: readonly PlainRow[] = [
  receive({ key: 'enabled', weight: 'judged', expected: fixed(true) }),
  receive({
    key: 'remoteIpRanges',
    weight: 'judged',
    expected: fixed(EOP_RANGES.find(({ cloud }) => cloud === 'worldwide')?.ranges ?? []),
  }),
  receive({
    key: 'authMechanism',
    weight: 'judged',
    expected: fixed(['Tls']),
    holds: (items) => has(items, 'Tls'),
  }),
  receive({
    key: 'permissionGroups',
    weight: 'judged',
    expected: fixed(['AnonymousUsers']),
    holds: (items) => has(items, 'AnonymousUsers'),
  }),
  receive({
    key: 'fqdn',
    weight: 'breaking',
    expected: certificateName,
    origin: originOfCertificate,
    holds: (fqdn, { certificateNames = [] }) => fqdn !== null && has(certificateNames, fqdn),
  }),
  receive({
    key: 'tlsDomainCapabilities',
    weight: 'risky',
    expected: fixed(capability('AcceptOorgProtocol')),
    holds: grants('AcceptOorgProtocol'),
  }),
];

const inbound = rowsOf<InboundConnector>();

/** `Inbound from <guid>`. (§F.2) */
export const INBOUND_TABLE: readonly PlainRow[] = [
  inbound({ key: 'enabled', weight: 'breaking', expected: fixed(true) }),
  inbound({ key: 'connectorType', weight: 'breaking', byHand: true, expected: fixed('OnPremises') }),
  inbound({ key: 'connectorSource', weight: 'harmless', expected: fixed('HybridWizard') }),
  inbound({ key: 'senderDomains', weight: 'breaking', expected: fixed(['smtp:*;1']) }),
  inbound({ key: 'requireTls', weight: 'harmless', expected: fixed(true) }),
  inbound({
    key: 'tlsSenderCertificateName',
    weight: 'breaking',
    expected: senderCertificateName,
    origin: originOfCertificate,
    // Exchange Online goes by any name in the certificate.
    holds: (name, { certificateNames = [], cloudDomains }) =>
      name !== null &&
      (name.startsWith('*.') || cloudDomains === undefined || has(cloudDomains, name)) &&
      certificateNames.some((one) => covers(name, one)),
  }),
  inbound({ key: 'cloudServicesMailEnabled', weight: 'risky', expected: fixed(true) }),
  inbound({ key: 'senderIpAddresses', weight: 'harmless', expected: fixed([]) }),
  inbound({ key: 'restrictDomainsToIpAddresses', weight: 'harmless', expected: fixed(false) }),
  inbound({ key: 'restrictDomainsToCertificate', weight: 'harmless', expected: fixed(false) }),
  inbound({ key: 'associatedAcceptedDomains', weight: 'harmless', expected: fixed([]) }),
  inbound({ key: 'treatMessagesAsInternal', weight: 'harmless', expected: fixed(false) }),
];

const outbound = rowsOf<OutboundConnector>();

/** `Outbound to <guid>`. (§F.2) */
export const OUTBOUND_TABLE: readonly PlainRow[] = [
  outbound({ key: 'enabled', weight: 'breaking', expected: fixed(true) }),
  outbound({ key: 'connectorType', weight: 'breaking', byHand: true, expected: fixed('OnPremises') }),
  outbound({ key: 'connectorSource', weight: 'harmless', expected: fixed('HybridWizard') }),
  outbound({
    key: 'recipientDomains',
    weight: 'breaking',
    origin: ({ hybrid }) => hybrid?.domains.origin,
    expected: ({ centralized, domains }) => (centralized === true ? ['*'] : domains),
    holds: (items, { centralized, domains = [] }) =>
      centralized !== true && domains.every((domain) => has(items, domain)),
  }),
  outbound({
    key: 'smartHosts',
    weight: 'breaking',
    origin: ({ hybrid }) => hybrid?.onPremisesSmartHost.origin,
    expected: ({ smartHost }) => (smartHost === undefined ? undefined : [smartHost.toLowerCase()]),
  }),
  outbound({ key: 'useMxRecord', weight: 'breaking', byHand: true, expected: fixed(false) }),
  outbound({ key: 'tlsSettings', weight: 'breaking', expected: fixed('DomainValidation') }),
  outbound({
    key: 'tlsDomain',
    weight: 'breaking',
    byHand: true,
    expected: certificateName,
    origin: originOfCertificate,
    holds: (name, { certificateNames }, { tlsSettings }) => {
      if (tlsSettings.state === 'set' && tlsSettings.value !== 'DomainValidation') return true;
      // Without the names in the certificate only its CN is known, and any of them would do.
      if (name === null) return false;
      return certificateNames === undefined || certificateNames.some((one) => covers(name, one));
    },
  }),
  outbound({ key: 'cloudServicesMailEnabled', weight: 'risky', expected: fixed(true) }),
  outbound({
    key: 'routeAllMessagesViaOnPremises',
    weight: 'breaking',
    origin: ({ hybrid }) => hybrid?.features.origin,
    expected: ({ centralized }) => centralized,
  }),
  outbound({ key: 'isTransportRuleScoped', weight: 'breaking', expected: fixed(false) }),
];

/** The certificate's name where that is an accepted domain of the tenant, else the wildcard above it. (§E.3.1) */
function senderCertificateName(context: WizardContext): string | undefined {
  const name = certificateName(context);
  if (name === undefined || context.cloudDomains === undefined) return undefined;
  if (has(context.cloudDomains, name)) return name;
  return name.startsWith('*.') ? name : `*.${name.slice(name.indexOf('.') + 1)}`;
}

/** Whether a name demanded is one in the certificate; either may be a wildcard. (§E.2) */
function covers(demanded: string, named: string): boolean {
  const [wanted, name] = [demanded.toLowerCase(), named.toLowerCase()];
  if (wanted === name) return true;
  const [pattern, other] = wanted.startsWith('*.') ? [wanted, name] : [name, wanted];
  return pattern.startsWith('*.') && other.endsWith(pattern.slice(1));
}
