import { pairOf, POOL } from '../lab/certificates.js';
import { MAIL_HOST, type Organization } from '../lab/organization.js';
import { caseEvidence } from '../testing/src/index.js';
import { editedLoop, labLoop } from './lab-loop.js';
import type { Side } from './played-organization.js';
import { type PlayedState, stateOf } from './played-state.js';

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An organization with one fault that a plan repairs. */
export interface Loop {
  readonly name: string;
  readonly state: () => PlayedState;
  /** Protocol logs of the servers. */
  readonly logs: readonly (File & { readonly server: string })[];
  /** Evidence no collector gathers, such as a message trace that somebody downloaded. */
  readonly beside: readonly File[];
  /** Id of the cause the diagnosis must name first; null where a finding alone asks for the repair. */
  readonly cause: string | null;
  /** Rules whose findings the plan must answer. */
  readonly answers: readonly string[];
  /** The sides the plan has scripts for, in the order to run them. */
  readonly sides: readonly Side[];
  /** Lines typed where a cmdlet asks a question of its own. */
  readonly typed?: readonly string[];
  /** A change that Exchange offers no way back from, made to the state the rollback is compared with. */
  readonly staying?: (state: PlayedState) => void;
}

const WITHOUT_SMTP = 'IMAP, POP, IIS';
const WITH_SMTP = `${WITHOUT_SMTP}, SMTP`;

/** Every repairable fault has a row here; a row runs from the collection of evidence to the rollback of the repair. */
export const LOOPS: readonly Loop[] = [
  loopOfCase('half-deferred', {
    cause: 'server-without-tls-certificate-name',
    answers: ['receive-connector-without-tls-certificate-name', 'receive-connector-without-cloud-capability'],
    sides: ['onprem'],
  }),
  labLoop('tls-certificate-name-stale', '', {
    answers: [
      'tls-certificate-name-not-in-store',
      'send-connector-certificate-not-in-store',
      'hybrid-configuration-certificate-stale',
    ],
    sides: ['onprem'],
  }),
  labLoop('tls-certificate-name-stale', ', and more on both sides', {
    answers: [
      'tls-certificate-name-not-in-store',
      'send-connector-certificate-not-in-store',
      'receive-connector-without-cloud-capability',
      'cloud-connector-without-cloud-services-mail',
    ],
    sides: ['onprem', 'cloud'],
    suits: hasTwoServers,
    typed: ['N', 'N'],
    staying: enabledForSmtp,
    edit: ({ objects, cloud, certificates }) => {
      for (const connector of frontEnds(objects)) connector['TlsDomainCapabilities'] = [];
      for (const connector of hybrid(cloud['InboundConnector']))
        connector['CloudServicesMailEnabled'] = false;
      for (const certificate of Object.values(certificates).flat())
        if (certificate['Services'] === WITH_SMTP) certificate['Services'] = WITHOUT_SMTP;
    },
  }),
  labLoop('renewal-incomplete', ' on one server', {
    answers: ['tls-certificate-names-differ', 'tls-certificate-name-not-in-store'],
    sides: ['onprem'],
    suits: ({ send }) => send.tlsCertificateName === pairOf(POOL.renewed),
  }),
  labLoop('renewal-incomplete', ' on the send connector', {
    answers: ['send-connector-certificate-not-in-store', 'tls-certificate-names-differ'],
    sides: ['onprem'],
    suits: ({ send }) => send.tlsCertificateName !== pairOf(POOL.renewed),
  }),
  labLoop('client-certificate-missing-or-wrong', '', {
    answers: ['send-connector-without-tls-certificate-name'],
    sides: ['onprem'],
  }),
  labLoop('sender-certificate-name-mismatch', ': no accepted domain', {
    answers: ['tls-sender-certificate-name-not-in-certificate', 'tls-sender-certificate-name-not-accepted'],
    sides: ['cloud'],
    suits: ({ inbound, acceptedDomains }) =>
      acceptedDomains.includes(MAIL_HOST) &&
      inbound[0]?.tlsSenderCertificateName === 'mail.contoso-group.com',
  }),
  labLoop('sender-certificate-name-mismatch', ': another name', {
    answers: ['tls-sender-certificate-name-not-in-certificate'],
    sides: ['cloud'],
    suits: ({ inbound, acceptedDomains }) =>
      acceptedDomains.includes(MAIL_HOST) && inbound[0]?.tlsSenderCertificateName === 'hybrid.contoso.com',
  }),
  labLoop('sender-certificate-name-too-broad', '', {
    answers: ['tls-sender-certificate-name-too-broad'],
    sides: ['cloud'],
    suits: ({ mail, acceptedDomains }) => mail === POOL.mail && acceptedDomains.includes(MAIL_HOST),
  }),
  labLoop('tls-domain-wrong', '', {
    answers: ['tls-domain-not-in-served-certificate'],
    sides: ['cloud'],
    suits: ({ mail }) => mail === POOL.mail,
  }),
  labLoop('tls-domain-wrong', ', wildcard', {
    answers: ['tls-domain-not-in-served-certificate'],
    sides: ['cloud'],
    suits: ({ mail }) => mail === POOL.wildcard,
  }),
  labLoop('certificate-not-enabled-for-smtp', '', {
    answers: ['certificate-not-enabled-for-smtp'],
    sides: ['onprem'],
    suits: (organization) =>
      hasTwoServers(organization) &&
      organization.servers.every(({ store }) => store.every(({ services }) => services !== WITH_SMTP)),
    typed: ['N', 'N'],
    staying: enabledForSmtp,
  }),
  labLoop('another-receive-connector-answers', '', {
    answers: ['receive-connector-captures-cloud-mail'],
    sides: ['onprem'],
  }),
  labLoop('cloud-capability-missing', '', {
    answers: ['receive-connector-without-cloud-capability'],
    sides: ['onprem'],
  }),
  labLoop('ipv6-path-broken', '', {
    answers: ['receive-connector-without-ipv6-binding'],
    sides: ['onprem'],
  }),
  editedLoop('cloud services mail off, no TLS', {
    answers: [
      'send-connector-without-cloud-services-mail',
      'send-connector-without-required-tls',
      'cloud-connector-without-cloud-services-mail',
    ],
    sides: ['onprem', 'cloud'],
    edit: ({ objects, cloud }) => {
      for (const connector of hybrid(objects['SendConnector']))
        Object.assign(connector, {
          CloudServicesMailEnabled: false,
          RequireTLS: false,
          TlsAuthLevel: null,
          TlsDomain: null,
        });
      for (const connector of hybrid(cloud['InboundConnector']))
        Object.assign(connector, { CloudServicesMailEnabled: false, TreatMessagesAsInternal: true });
      for (const connector of hybrid(cloud['OutboundConnector']))
        connector['CloudServicesMailEnabled'] = false;
    },
  }),
  editedLoop('connectors disabled', {
    answers: ['send-connector-disabled', 'cloud-connector-disabled'],
    sides: ['onprem', 'cloud'],
    // A connector that is off judges no version.
    suits: ({ servers }) => servers.every(({ version }) => version === 'SE'),
    edit: ({ objects, cloud }) => {
      for (const connectors of [
        objects['SendConnector'],
        cloud['InboundConnector'],
        cloud['OutboundConnector'],
      ])
        for (const connector of hybrid(connectors)) connector['Enabled'] = false;
    },
  }),
  editedLoop('front ends disabled', {
    answers: ['receive-connector-disabled'],
    sides: ['onprem'],
    edit: ({ objects }) => {
      for (const connector of frontEnds(objects)) connector['Enabled'] = false;
    },
  }),
  editedLoop('front ends without Tls, logins needed', {
    answers: ['receive-connector-without-tls', 'receive-connector-without-anonymous-users'],
    sides: ['onprem'],
    edit: ({ objects }) => {
      for (const connector of frontEnds(objects))
        Object.assign(connector, {
          AuthMechanism: 'Integrated, BasicAuth, ExchangeServer',
          PermissionGroups: 'ExchangeServers, ExchangeLegacyServers',
          DomainSecureEnabled: false,
        });
    },
  }),
  editedLoop('front ends without addresses of EOP', {
    answers: ['receive-connector-lacks-eop-ranges'],
    sides: ['onprem'],
    edit: ({ objects }) => {
      for (const connector of frontEnds(objects)) connector['RemoteIPRanges'] = ['10.0.0.0-10.255.255.255'];
    },
  }),
];

/** A loop that starts from the evidence of a case. */
export function loopOfCase(slug: string, expected: Pick<Loop, 'cause' | 'answers' | 'sides'>): Loop {
  const evidence = caseEvidence(slug);
  return {
    name: slug,
    state: () => stateOf(evidence, '2026-11-24T00:00:00.000Z'),
    logs: evidence
      .filter(({ label }) => /\/RECV.*\.LOG$/.test(label))
      .map(({ label, bytes }) => {
        const [server = '', name = ''] = label.split('/');
        return { server, name, bytes };
      }),
    beside: evidence
      .filter(({ label }) => label === 'trace.csv')
      .map(({ label, bytes }) => ({ name: label, bytes })),
    ...expected,
  };
}

function enabledForSmtp({ certificates }: PlayedState): void {
  for (const certificate of Object.values(certificates).flat())
    if (certificate['Services'] === WITHOUT_SMTP) certificate['Services'] = WITH_SMTP;
}

function frontEnds(objects: PlayedState['objects']) {
  return (objects['ReceiveConnector'] ?? []).filter(({ Name }) =>
    String(Name).startsWith('Default Frontend'),
  );
}

/** The connectors between the two sides, without those to partners and the Internet. */
function hybrid(connectors: PlayedState['objects'][string] = []) {
  return connectors.filter(({ Name }) => /^(?:Outbound to|Inbound from) /.test(String(Name)));
}

function hasTwoServers({ servers }: Organization): boolean {
  return servers.length === 2;
}

/** The same organization with copies of one of its servers under further names. */
export function withCopies(state: PlayedState, server: string, names: readonly string[]): PlayedState {
  const of = (name: string) => (text: string) => text.replaceAll(server, name);
  for (const name of names) {
    const copy = of(name);
    const renamed = <Value>(value: Value) => JSON.parse(copy(JSON.stringify(value))) as Value;
    for (const [kind, objects] of Object.entries(state.objects)) {
      const own = objects.filter((object) => JSON.stringify(object).includes(server));
      state.objects[kind] = [...objects, ...renamed(own)];
    }
    state.certificates[name] = renamed(state.certificates[server] ?? []).map((certificate) => ({
      ...certificate,
      // A setup certificate is made anew on each server.
      ...(certificate['Issuer'] === `CN=${name}`
        ? { Thumbprint: Buffer.from(name.padEnd(20)).toString('hex').toUpperCase() }
        : {}),
    }));
  }
  return state;
}
