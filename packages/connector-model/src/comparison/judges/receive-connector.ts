import { compareX509Identifiers } from '../../normal-forms/x509-identifier.js';
import type { Binding, DomainCapability, ReceiveConnector, X509Identifier } from '../../objects.js';
import { known } from '../../setting.js';
import { judgeRanges } from './address-coverage.js';
import {
  always,
  breaking,
  flags,
  harmless,
  has,
  lowered,
  misspelled,
  risky,
  turned,
  type Cards,
  type Judgement,
} from './judge.js';

/** What a difference in each setting of a receive connector means for the mail it takes from Exchange Online. (§A, §B.4, §D) */
export const RECEIVE_CONNECTOR: Cards<ReceiveConnector> = {
  enabled: turned(
    'Enabled',
    false,
    breaking(
      'A disabled connector does not listen: Exchange Online is refused, or another connector answers.',
    ),
  ),
  transportRole: always(
    'TransportRole',
    breaking('A connector of the back end on a port of the front end stops the Front End Transport service.'),
  ),
  bindings: { name: 'Bindings', judge: judgeBindings },
  remoteIpRanges: { name: 'RemoteIPRanges', judge: judgeRanges },
  authMechanism: flags('AuthMechanism', {
    lost: { Tls: breaking('Without Tls the connector does not offer STARTTLS.') },
    gained: {
      ExternalAuthoritative: risky(
        'With ExternalAuthoritative every sender counts as internal, whoever it is.',
      ),
    },
    otherwise: harmless('Exchange Online does not log in: only Tls matters to it.'),
  }),
  permissionGroups: flags('PermissionGroups', {
    lost: {
      AnonymousUsers: breaking(
        'Without AnonymousUsers Exchange Online, which does not log in, is answered 530 5.7.57.',
      ),
    },
    gained: {
      Custom: risky('Custom means rights given with Add-ADPermission, such as the right to relay anywhere.'),
    },
    otherwise: harmless('Exchange Online needs AnonymousUsers only.'),
  }),
  requireTls: turned(
    'RequireTLS',
    true,
    risky('With RequireTLS a sender that does not use TLS is refused with 530 5.7.0.'),
  ),
  fqdn: { name: 'Fqdn', judge: judgeFqdn },
  tlsCertificateName: { name: 'TlsCertificateName', judge: judgeCertificateName },
  tlsDomainCapabilities: { name: 'TlsDomainCapabilities', judge: judgeCapabilities },
  protocolLoggingLevel: always('ProtocolLoggingLevel', harmless('Only decides what the protocol log shows.')),
  suppressXAnonymousTls: always(
    'SuppressXAnonymousTls',
    harmless('Concerns sessions between Exchange servers of the organization only.'),
  ),
  domainSecureEnabled: always(
    'DomainSecureEnabled',
    harmless('Acts only on domains listed in TLSReceiveDomainSecureList.'),
  ),
  maxMessageSize: lowered('MaxMessageSize', risky('Messages larger than this are refused here.')),
  connectionTimeout: always('ConnectionTimeout', harmless('Concerns slow sessions only.')),
  connectionInactivityTimeout: always(
    'ConnectionInactivityTimeout',
    harmless('Concerns slow sessions only.'),
  ),
  tarpitInterval: always('TarpitInterval', harmless('Only delays answers to senders that make errors.')),
  banner: always('Banner', harmless('The greeting does not decide anything.')),
  enableAuthGssapi: always('EnableAuthGSSAPI', harmless('Exchange Online does not log in.')),
  extendedProtectionPolicy: always('ExtendedProtectionPolicy', harmless('Exchange Online does not log in.')),
  messageRateLimit: lowered('MessageRateLimit', risky('Above this rate Exchange Online is put off.')),
  messageRateSource: always('MessageRateSource', harmless('Exchange Online counts by address either way.')),
  maxInboundConnection: lowered(
    'MaxInboundConnection',
    risky('Further sessions of Exchange Online are put off with 421 4.3.2.'),
  ),
  maxInboundConnectionPerSource: lowered(
    'MaxInboundConnectionPerSource',
    risky('Further sessions from one address of Exchange Online are put off with 421 4.3.2.'),
  ),
  maxRecipientsPerMessage: lowered(
    'MaxRecipientsPerMessage',
    harmless('A message with more recipients is sent in parts.'),
  ),
  maxHeaderSize: lowered('MaxHeaderSize', risky('Messages with longer headers are refused.')),
  sizeEnabled: always('SizeEnabled', harmless('Only decides what EHLO says of sizes.')),
  chunkingEnabled: always('ChunkingEnabled', harmless('Exchange Online sends without chunks where it must.')),
  bareLinefeedRejectionEnabled: always(
    'BareLinefeedRejectionEnabled',
    harmless('Exchange Online does not send bare line feeds.'),
  ),
};

function judgeBindings(from: readonly Binding[], to: readonly Binding[]): Judgement {
  const on25 = (bindings: readonly Binding[], family: 4 | 6) =>
    bindings.some((binding) => binding.port === 25 && binding.family === family);
  if (on25(from, 4) && !on25(to, 4))
    return breaking(
      'Without a binding to port 25 on IPv4 the connector does not take mail of Exchange Online.',
    );
  if (on25(from, 6) && !on25(to, 6))
    return risky(
      'Without [::]:25 IPv6 sessions are refused, and the Hybrid Configuration Wizard fails with HCW8010.',
    );
  if (on25(to, 4) || on25(to, 6))
    return risky('A connector on port 25 may take mail that another connector took.');
  return harmless('Exchange Online connects to port 25.');
}

function judgeFqdn(
  _from: string | null,
  _to: string | null,
  { from, to }: { readonly from: ReceiveConnector; readonly to: ReceiveConnector },
): Judgement {
  return [from, to].some(({ tlsCertificateName }) => known(tlsCertificateName) === null)
    ? risky('Where TlsCertificateName is empty, Fqdn decides which certificate is served.')
    : harmless('TlsCertificateName decides which certificate is served; Fqdn is only shown in the greeting.');
}

/** The same for receive and send connectors: which certificate the server takes from its store. (§B.4) */
export function judgeCertificateName(from: X509Identifier | null, to: X509Identifier | null): Judgement {
  if (to === null)
    return breaking(
      'Without TlsCertificateName, Fqdn decides: usually the self-signed certificate that setup made is served.',
    );
  if (to.issuer === undefined)
    return breaking(
      'A value that is not <I>issuer<S>subject matches no certificate: STARTTLS is not offered.',
    );
  if (from === null) return risky('TlsCertificateName decides which certificate is used; before, Fqdn did.');
  const relation = compareX509Identifiers(from, to);
  if (relation === 'look-alike')
    return breaking('One of the two is not spelled as Windows spells it, and matches no certificate.');
  return commonName(from) === commonName(to)
    ? risky('Another issuer or other attributes name another certificate, which must be in the store too.')
    : breaking('Another subject names a certificate of other names than the peer expects.');
}

function commonName({ subject, raw }: X509Identifier): string {
  return (
    /(?:^|,\s*)CN=([^,]+)/i
      .exec(subject ?? raw)?.[1]
      ?.trim()
      .toLowerCase() ?? ''
  );
}

function judgeCapabilities(from: readonly DomainCapability[], to: readonly DomainCapability[]): Judgement {
  const granted = (items: readonly DomainCapability[]) => items.flatMap(({ capabilities }) => capabilities);
  const wrong = misspelled(granted(to));
  if (wrong !== undefined)
    return risky(`${wrong} is no capability Exchange knows: mail from Exchange Online arrives as external.`);
  for (const capability of ['AcceptCloudServicesMail', 'AcceptOorgProtocol']) {
    if (has(granted(from), capability) && !has(granted(to), capability))
      return risky(`Without ${capability} mail from Exchange Online arrives as external.`);
  }
  const domains = (items: readonly DomainCapability[]) => items.map(({ domain }) => domain);
  if (domains(from).some((domain) => !has(domains(to), domain)))
    return risky('For a domain that is not listed, mail from Exchange Online arrives as external.');
  return harmless('Mail from Exchange Online counts as internal either way.');
}
