import type { Origin } from '@hybrid-mailflow/evidence';
import type {
  HybridConfiguration,
  Organization,
  ReceiveConnector,
  SendConnector,
  Side,
  X509Identifier,
} from '../../objects.js';
import { isNamedByWizard, leadsToExchangeOnline } from '../../selection/sends-to-exchange-online.js';
import { known, type Setting } from '../../setting.js';
import { canonicalText } from '../canonical-text.js';
import { commonNameOf, namesOfCertificate } from '../named-certificates.js';
import { push } from '../push.js';
import { sortsOfServers, type ServerSort } from '../server-sorts.js';

/** What the wizard was told, as far as the exports tell: undefined where they do not. */
export interface WizardContext {
  readonly hybrid: HybridConfiguration | undefined;
  readonly sorts: ReadonlyMap<string, ServerSort>;
  /** `<tenant>.mail.onmicrosoft.com`. */
  readonly coexistenceDomain: string | undefined;
  /** What most of the send connector and the receiving servers name; HybridConfiguration alone may be stale. (§F.3.4) */
  readonly certificate: { readonly value: X509Identifier; readonly origin: Origin } | undefined;
  /** Names in that certificate. */
  readonly certificateNames: readonly string[] | undefined;
  readonly smartHost: string | undefined;
  /** Centralised transport: mail for the Internet leaves through the Exchange servers. */
  readonly centralized: boolean | undefined;
  readonly domains: readonly string[] | undefined;
  readonly receivingServers: readonly string[] | undefined;
  readonly edgeServers: readonly string[] | undefined;
  /** Servers that send to Exchange Online: Edge servers where there are any. */
  readonly sendingServers: readonly string[] | undefined;
  /** Accepted domains of Exchange Online. */
  readonly cloudDomains: readonly string[] | undefined;
}

export function wizardContext(organization: Organization): WizardContext {
  const [hybrid] = organization.hybridConfigurations;
  const features = hybrid && known(hybrid.features);
  const edges = filled(hybrid?.edgeTransportServers);
  const receivingServers = filled(hybrid?.receivingTransportServers);
  const certificate = agreedCertificate(organization, receivingServers);
  return {
    hybrid,
    sorts: sortsOfServers(organization),
    coexistenceDomain: coexistenceDomain(organization),
    certificate,
    certificateNames: certificate && namesOfCertificate(organization, certificate.value),
    smartHost: (hybrid && known(hybrid.onPremisesSmartHost)) ?? undefined,
    centralized: features?.some((feature) => /^Centralized(Transport)?$/i.test(feature)),
    domains: filled(hybrid?.domains),
    receivingServers,
    edgeServers: edges,
    sendingServers: edges ?? filled(hybrid?.sendingTransportServers),
    cloudDomains: domainsOf(organization, 'cloud'),
  };
}

/** The connector the wizard adapts on a server. (§F.2) */
export function isDefaultFrontend({ name }: ReceiveConnector): boolean {
  return /^default frontend /i.test(name);
}

export function isFromWizard(connector: SendConnector): boolean {
  return isNamedByWizard(connector) || leadsToExchangeOnline(connector);
}

function agreedCertificate(
  { receiveConnectors, sendConnectors, hybridConfigurations }: Organization,
  receivingServers: readonly string[] | undefined,
): WizardContext['certificate'] {
  const receiving = receiveConnectors.filter(
    (connector) =>
      isDefaultFrontend(connector) &&
      (receivingServers === undefined || receivingServers.includes(connector.server)),
  );
  const settings: readonly Setting<X509Identifier | null>[] = [
    ...sendConnectors.filter(isFromWizard).map(({ tlsCertificateName }) => tlsCertificateName),
    ...receiving.map(({ tlsCertificateName }) => tlsCertificateName),
    ...hybridConfigurations.map(({ tlsCertificateName }) => tlsCertificateName),
  ];
  const named = new Map<string, { readonly value: X509Identifier; readonly origin: Origin }[]>();
  for (const setting of settings) {
    if (setting.state === 'set' && setting.value?.issuer !== undefined)
      push(named, canonicalText(setting.value), { value: setting.value, origin: setting.origin });
  }
  // A stable sort: of equally many, the send connector's value comes first.
  const [most] = [...named.values()].sort((left, right) => right.length - left.length);
  return most?.[0];
}

function coexistenceDomain(organization: Organization): string | undefined {
  const accepted = [
    ...(domainsOf(organization, 'onprem') ?? []),
    ...(domainsOf(organization, 'cloud') ?? []),
  ];
  const remote = organization.remoteDomains.map(({ domainName }) => known(domainName) ?? '');
  return [...accepted, ...remote].find((domain) =>
    /^[^.*]+\.mail\.onmicrosoft\.(?:com|us|de|cn)$/.test(domain),
  );
}

function domainsOf({ acceptedDomains }: Organization, side: Side): readonly string[] | undefined {
  const names = acceptedDomains
    .filter((domain) => domain.side === side)
    .flatMap(({ domainName }) => known(domainName) ?? []);
  return names.length === 0 ? undefined : names;
}

function filled(setting: Setting<readonly string[]> | undefined): readonly string[] | undefined {
  const items = setting && known(setting);
  return items === undefined || items.length === 0 ? undefined : items;
}

/** The name the certificate goes by: its CN. */
export function certificateName({ certificate }: WizardContext): string | undefined {
  return certificate && commonNameOf(certificate.value);
}
