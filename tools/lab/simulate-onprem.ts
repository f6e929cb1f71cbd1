import { Chance } from '../cases/chance.js';
import type { TestCertificate } from '../testing/src/index.js';
import { isPublic } from './certificates.js';
import type { InboundConnector, LabServer, Organization } from './organization.js';
import { hasMailFlow, serverOf } from './organization.js';
import { chooseCertificate, fitsPattern } from './select.js';

/** One attempt of a server to deliver to Exchange Online. */
export interface OnpremAttempt {
  readonly time: number;
  readonly server: LabServer;
  readonly recipient: string;
  /** What the send connector named there. */
  readonly tlsCertificateName: string | null;
  readonly presented: TestCertificate | null;
  /** How far it came; `handshake` and `validation` failed on the server itself. */
  readonly end: 'certificate' | 'handshake' | 'validation' | 'answered';
  /** Word of a failed handshake or of a failed check of the peer. */
  readonly word: string | null;
  /** The tenant's connector that recognised it. */
  readonly recognised: InboundConnector | null;
  /** Reply of Exchange Online, or the queue's error. */
  readonly reply: string;
  readonly delivered: boolean;
}

/** Attempts of `hours` from every sending server (§B.3, §E.3). */
export function onpremAttempts(
  organization: Organization,
  seed: number,
  from: string,
  each: number,
  hours = 1,
): readonly OnpremAttempt[] {
  const chance = new Chance(seed + 1);
  if (!hasMailFlow(organization)) return [];
  return organization.sources
    .flatMap((name) =>
      Array.from({ length: each }, () => ({
        name,
        time: Date.parse(from) + chance.between(1_000, 3_400_000 * hours),
      })),
    )
    .sort((a, b) => a.time - b.time)
    .map(({ name, time }) => {
      const recipient = chance.oneOf([
        'ana@contoso.mail.onmicrosoft.com',
        'bo@contoso.mail.onmicrosoft.com',
        'kai@northwind.example',
      ]);
      return send(organization, serverOf(organization, name), recipient, time);
    });
}

function send(organization: Organization, server: LabServer, recipient: string, time: number): OnpremAttempt {
  const now = new Date(time).toISOString();
  const { tlsCertificateName, fqdn } = sendingAs(organization, server);
  const base = {
    time,
    server,
    recipient,
    tlsCertificateName,
    presented: null,
    word: null,
    recognised: null,
    delivered: false,
  };
  const choice = chooseCertificate(server, tlsCertificateName, fqdn, now);
  if (!choice && tlsCertificateName !== null)
    return {
      ...base,
      end: 'certificate',
      reply:
        '454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.',
    };
  if (!server.tls12)
    return {
      ...base,
      end: 'handshake',
      word: 'SocketError',
      reply: '421 4.4.2 Connection dropped due to SocketError',
    };
  const presented = choice?.stored.certificate ?? null;
  if (choice?.stored.key === 'broken')
    return {
      ...base,
      presented,
      end: 'handshake',
      word: 'NoCredentials',
      reply: '421 4.4.1 Connection timed out',
    };
  if (choice && !choice.stored.services.includes('SMTP'))
    return {
      ...base,
      presented,
      end: 'handshake',
      word: 'UnknownCredentials',
      reply: '421 4.4.1 Connection timed out',
    };
  if (!server.holdsCloudRoot || !server.reachesRevocation)
    return {
      ...base,
      presented,
      end: 'validation',
      word: server.holdsCloudRoot ? 'RevocationOffline' : 'UntrustedRoot',
      reply: '454 4.7.5 Certificate validation failure',
    };
  const recognised = presented && recognise(organization, server, presented, now);
  const refusal = recognised ? null : refused(organization, presented, recipient);
  return {
    ...base,
    presented,
    end: 'answered',
    recognised,
    reply: refusal ?? '250 2.6.0 <message> Queued mail for delivery',
    delivered: refusal === null,
  };
}

/** An Edge server knows what it was last synchronized (§F.2.3). */
function sendingAs({ send: own, edgeSync }: Organization, { role }: LabServer) {
  return role === 'Edge' && edgeSync
    ? { ...own, fqdn: '', tlsCertificateName: edgeSync.tlsCertificateName }
    : own;
}

/** Attribution by certificate: valid, public, complete, its name on an OnPremises connector and an accepted domain (§E.3). */
function recognise(
  { inbound, acceptedDomains }: Organization,
  { holdsIntermediate }: LabServer,
  presented: TestCertificate,
  now: string,
): InboundConnector | null {
  if (!isPublic(presented) || !holdsIntermediate || presented.options.notAfter < now) return null;
  return (
    inbound.find(({ type, tlsSenderCertificateName: name }) => {
      if (type !== 'OnPremises' || name === null || !fitsPattern(presented, name)) return false;
      return acceptedDomains.includes(name.replace(/^\*\./, ''));
    }) ?? null
  );
}

/** A name that fits and is under no accepted domain (§E.3.2); a Partner connector (§E.3.3); relaying. */
function refused(
  { inbound, acceptedDomains }: Organization,
  presented: TestCertificate | null,
  recipient: string,
): string | null {
  const foreign = inbound.find(
    ({ type, tlsSenderCertificateName: name }) =>
      type === 'OnPremises' &&
      name !== null &&
      presented !== null &&
      fitsPattern(presented, name) &&
      !acceptedDomains.includes(name.replace(/^\*\./, '')),
  );
  if (foreign)
    return '550 5.7.51 TenantInboundAttribution; Rejecting. Recipient has a partner connector with RestrictDomainsToCertificate set';
  const partner = inbound.find(
    ({ type, restrictToCertificate, senderDomains }) =>
      type === 'Partner' && restrictToCertificate && senderDomains === 'smtp:*;1',
  );
  if (partner)
    return `550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set [${partner.name}]`;
  return acceptedDomains.includes(recipient.split('@')[1] ?? '')
    ? null
    : '550 5.7.64 TenantAttribution; Relay Access Denied';
}
