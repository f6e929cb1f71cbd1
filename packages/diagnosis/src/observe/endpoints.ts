import { parseCertificates } from '@hybrid-mailflow/cert-inspector';
import { isPrivateAddress } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { SmtpEndpoint } from '@hybrid-mailflow/trace-parser';
import type { Situation } from '../situation.js';
import type { CertificateTraits } from './whose-certificate.js';

/** What an SMTP port showed, and from which side of the firewall it was looked at. */
export interface EndpointView {
  readonly endpoint: SmtpEndpoint;
  readonly from: 'inside' | 'outside';
  /** Host or address, for people. */
  readonly name: string;
  /** The server (upper case) that answered, where its own address or name was asked. */
  readonly server?: string;
}

/**
 * The ports of the organization that somebody connected to; those of Exchange Online are left out. Inside is a private
 * address, the name of a server, or a machine of the organization that connected to itself.
 */
export function endpointViews({
  observations,
  organization,
}: Pick<Situation, 'observations' | 'organization'>): EndpointView[] {
  const servers = new Set(organization.servers);
  return observations.facts.flatMap((fact) => {
    if (fact.kind !== 'smtp-endpoint' || isCloud(fact)) return [];
    const { host, address } = fact;
    const label = host?.split('.')[0]?.toUpperCase() ?? '';
    const inside =
      (address !== undefined && isPrivate(address)) ||
      (host !== undefined && (isPrivate(host) || /^localhost$/i.test(host) || servers.has(label)));
    const { serverAddresses } = observations;
    const server = servers.has(label)
      ? label
      : (serverAddresses.get(address ?? '') ?? serverAddresses.get(host ?? ''));
    return [
      {
        endpoint: fact,
        from: inside ? 'inside' : 'outside',
        name: host ?? address ?? 'the port',
        ...(server === undefined ? {} : { server }),
      },
    ];
  });
}

function isCloud({ host = '', banner = '' }: SmtpEndpoint): boolean {
  return (
    /\.(?:protection\.outlook\.com|mx\.microsoft)$/i.test(host) || /protection\.outlook\.com/i.test(banner)
  );
}

function isPrivate(address: string): boolean {
  return /^[\d.]+$|:/.test(address) && (isPrivateAddress(address) || address.startsWith('127.'));
}

/** The certificate the port served: decoded where the tool printed it whole, else as its lines tell. */
export function leafOf({
  endpoint,
}: EndpointView): (CertificateTraits & { readonly origin: Origin }) | undefined {
  const leaf = endpoint.chain.find(({ position }) => position === 0);
  if (!leaf) return undefined;
  const { origin } = leaf;
  const [decoded] = leaf.pem === undefined ? [] : parseCertificates(leaf.pem, { item: origin.item }).records;
  if (decoded) {
    const { subject, issuer, thumbprint = null, serialNumber = null, dnsNames } = decoded;
    return { subject, issuer, thumbprint, serialNumber, names: dnsNames, origin };
  }
  return {
    subject: leaf.subject ?? null,
    issuer: leaf.issuer ?? null,
    thumbprint: null,
    names: leaf.names,
    origin,
  };
}
