import { isIPv6 } from 'node:net';
import { Chance } from '../cases/chance.js';
import type { TestCertificate } from '../testing/src/index.js';
import { chainOf, isPublic } from './certificates.js';
import type { LabConnector, LabServer, Organization, OutboundConnector, Path } from './organization.js';
import { hasMailFlow, serverOf } from './organization.js';
import { answeringConnector, chooseCertificate, fitsPattern } from './select.js';

export interface CloudFault {
  /** Reply and enhanced code of the newer wording, such as `450 4.4.317`. */
  readonly code: string;
  /** What stands behind `Message=`. */
  readonly message: string;
}

/** What is met behind an address: an answer, and by whom. */
export interface Meeting {
  readonly server: LabServer | null;
  readonly connector: LabConnector | null;
  readonly startTls: boolean;
  /** What was served; the leaf first. */
  readonly chain: readonly TestCertificate[];
  /** Null: TLS came about. */
  readonly broken: CloudFault | null;
}

/** One attempt of Exchange Online to deliver. */
export interface CloudAttempt extends Meeting {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly path: Path;
  readonly region: string;
  readonly source: string;
  /** Address and port that the server sees. */
  readonly remote: string;
  readonly fault: CloudFault | null;
}

const REGIONS = ['AM0', 'AM7', 'DB5', 'DB8', 'HE1', 'VE1', 'VI1'] as const;
const TIMED_OUT: CloudFault = { code: '450 4.4.315', message: 'SocketError: TimedOut' };
const REFUSED: CloudFault = {
  code: '450 4.4.316',
  message: 'Failed to connect. Winsock error code: 10061, Win32 error code: 10061',
};
const NO_STARTTLS: CloudFault = {
  code: '450 4.4.317',
  message: '451 5.7.3 STARTTLS is required to send mail',
};
const BROKEN: CloudFault = {
  code: '450 4.4.317',
  message: '451 4.4.0 TLS negotiation failed with error ConnectionReset',
};

/** Attempts of `hours`, to whichever address and server chance gives (§E.1.6). */
export function cloudAttempts(
  organization: Organization,
  seed: number,
  from: string,
  count: number,
  hours = 1,
): readonly CloudAttempt[] {
  const { outbound, paths } = organization;
  const chance = new Chance(seed);
  const [first, ...others] = paths;
  if (!hasMailFlow(organization) || !first) return [];
  return Array.from({ length: count }, () => Date.parse(from) + chance.between(1_000, 3_400_000 * hours))
    .sort((a, b) => a - b)
    .map((time) => {
      const path = chance.oneOf([first, ...others]);
      const region = chance.oneOf(REGIONS);
      const source = isIPv6(path.address)
        ? `2a01:111:f403:c20${chance.between(0, 9)}::${chance.between(1, 9)}`
        : `40.107.${chance.between(0, 23)}.${chance.between(21, 134)}`;
      const remote = path.sourceNat ?? source;
      const server =
        path.servers.length > 0 ? path.servers[chance.between(0, path.servers.length - 1)] : undefined;
      const meeting = organization.blockedRegions.includes(region)
        ? { ...NOBODY, broken: TIMED_OUT }
        : meet(organization, path, server, remote, new Date(time).toISOString());
      return {
        ...meeting,
        time,
        path,
        region,
        source,
        remote,
        fault: meeting.broken ?? judge(meeting.chain, outbound, organization, time),
      };
    });
}

const NOBODY: Meeting = { server: null, connector: null, startTls: false, chain: [], broken: TIMED_OUT };

/** What stands at an address, device first. */
export function meet(
  organization: Organization,
  { address, device }: Path,
  name: string | undefined,
  remote: string,
  now: string,
): Meeting {
  if (device?.kind === 'ends-tls' || device?.kind === 'gateway')
    return { ...NOBODY, startTls: true, chain: chainOf(device.certificate), broken: null };
  if (name === undefined) return NOBODY;
  const server = serverOf(organization, name);
  const behind = answer(server, address, remote, now);
  if (device?.kind === 'strips-starttls' && behind.startTls)
    return { ...behind, startTls: false, chain: [], broken: NO_STARTTLS };
  return behind;
}

/** What a server itself answers (§A.1, §B.1). */
function answer(server: LabServer, local: string, remote: string, now: string): Meeting {
  const connector = server.frontEnd === 'running' ? answeringConnector(server, local, remote) : undefined;
  if (!connector) return { ...NOBODY, broken: REFUSED };
  const choice = chooseCertificate(server, connector.tlsCertificateName, connector.fqdn, now);
  if (!connector.tls || !choice) return { ...NOBODY, server, connector, broken: NO_STARTTLS };
  const { certificate, key, services } = choice.stored;
  const served = server.cached ?? certificate;
  const met = { server, connector, startTls: true };
  if (key === 'broken' || !services.includes('SMTP') || !server.tls12)
    return { ...met, chain: [], broken: BROKEN };
  return { ...met, chain: server.holdsIntermediate ? chainOf(served) : [served], broken: null };
}

/** What Exchange Online makes of the certificate: name before dates before chain (§E.1, §E.1.7), TLSA last (§I.7). */
function judge(
  chain: readonly TestCertificate[],
  { tlsSettings, tlsDomain }: OutboundConnector,
  { tlsa }: Organization,
  time: number,
): CloudFault | null {
  const [leaf] = chain;
  if (!leaf || tlsSettings === 'EncryptionOnly') return null;
  if (tlsSettings === 'DomainValidation' && !fitsPattern(leaf, tlsDomain))
    return { code: '450 4.4.317', message: `SubjectMismatch Expected Subject: ${tlsDomain}.` };
  if (Date.parse(leaf.options.notAfter) < time) return { code: '450 4.4.317', message: 'CertificateExpired' };
  const complete = chain.length > 1;
  if (!isPublic(leaf) || !complete) return { code: '450 4.4.317', message: 'UntrustedRoot' };
  if (tlsa !== null && tlsa !== leaf.thumbprint)
    return { code: '450 4.7.323', message: 'tlsa-invalid: The domain failed DANE validation' };
  return null;
}
