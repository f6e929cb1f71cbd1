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

/** Every repairable fault has a row here; a row runs from the collection of evidence to the rollback of the repair. */
export const LOOPS: readonly Loop[] = [
  loopOfCase('half-deferred', {
    cause: 'server-without-tls-certificate-name',
    answers: ['receive-connector-without-tls-certificate-name', 'receive-connector-without-cloud-capability'],
    sides: ['onprem'],
  }),
  labLoop('tls-certificate-name-stale', 19, {
    answers: [
      'tls-certificate-name-not-in-store',
      'send-connector-certificate-not-in-store',
      'hybrid-configuration-certificate-stale',
    ],
    sides: ['onprem'],
  }),
  labLoop('renewal-incomplete', 19, {
    answers: ['tls-certificate-names-differ', 'tls-certificate-name-not-in-store'],
    sides: ['onprem'],
  }),
  labLoop('renewal-incomplete', 15, {
    answers: ['send-connector-certificate-not-in-store', 'hybrid-configuration-certificate-stale'],
    sides: ['onprem'],
  }),
  labLoop(
    'tls-certificate-name-stale',
    41,
    {
      answers: [
        'tls-certificate-name-not-in-store',
        'send-connector-certificate-not-in-store',
        'receive-connector-without-cloud-capability',
        'cloud-connector-without-cloud-services-mail',
      ],
      sides: ['onprem', 'cloud'],
      typed: ['N', 'N'],
      staying: enabledForSmtp,
    },
    ({ objects, cloud, certificates }) => {
      for (const connector of frontEnds(objects)) connector['TlsDomainCapabilities'] = [];
      for (const connector of cloud['InboundConnector'] ?? []) connector['CloudServicesMailEnabled'] = false;
      for (const certificate of Object.values(certificates).flat())
        if (certificate['Services'] === 'IMAP, POP, IIS, SMTP') certificate['Services'] = 'IMAP, POP, IIS';
    },
  ),
  labLoop('client-certificate-missing-or-wrong', 11, {
    answers: ['send-connector-without-tls-certificate-name'],
    sides: ['onprem'],
  }),
  labLoop('sender-certificate-name-mismatch', 19, {
    answers: ['tls-sender-certificate-name-not-in-certificate', 'tls-sender-certificate-name-not-accepted'],
    sides: ['cloud'],
  }),
  labLoop('sender-certificate-name-mismatch', 15, {
    answers: ['tls-sender-certificate-name-not-in-certificate'],
    sides: ['cloud'],
  }),
  labLoop('sender-certificate-name-too-broad', 21, {
    answers: ['tls-sender-certificate-name-too-broad'],
    sides: ['cloud'],
  }),
  labLoop('tls-domain-wrong', 21, {
    answers: ['tls-domain-not-in-served-certificate'],
    sides: ['cloud'],
  }),
  labLoop('tls-domain-wrong', 5, {
    answers: ['tls-domain-not-in-served-certificate'],
    sides: ['cloud'],
  }),
  labLoop('certificate-not-enabled-for-smtp', 21, {
    answers: ['certificate-not-enabled-for-smtp'],
    sides: ['onprem'],
    typed: ['N', 'N'],
    staying: enabledForSmtp,
  }),
  labLoop('cloud-capability-missing', 11, {
    answers: ['receive-connector-without-cloud-capability'],
    sides: ['onprem'],
  }),
  labLoop('another-receive-connector-answers', 21, {
    answers: ['receive-connector-captures-cloud-mail'],
    sides: ['onprem'],
  }),
  labLoop('ipv6-path-broken', 21, {
    answers: ['receive-connector-without-ipv6-binding'],
    sides: ['onprem'],
  }),
  editedLoop(
    'cloud services mail off, TLS not required',
    67,
    ({ objects, cloud }) => {
      for (const connector of objects['SendConnector'] ?? [])
        Object.assign(connector, {
          CloudServicesMailEnabled: false,
          RequireTLS: false,
          TlsAuthLevel: null,
          TlsDomain: null,
        });
      for (const connector of cloud['InboundConnector'] ?? []) connector['CloudServicesMailEnabled'] = false;
      for (const connector of cloud['OutboundConnector'] ?? []) connector['CloudServicesMailEnabled'] = false;
    },
    {
      answers: [
        'send-connector-without-cloud-services-mail',
        'send-connector-without-required-tls',
        'cloud-connector-without-cloud-services-mail',
      ],
      sides: ['onprem', 'cloud'],
    },
  ),
  editedLoop(
    'connectors disabled',
    67,
    ({ objects, cloud }) => {
      for (const connector of objects['SendConnector'] ?? []) connector['Enabled'] = false;
      for (const connector of cloud['InboundConnector'] ?? []) connector['Enabled'] = false;
      for (const connector of cloud['OutboundConnector'] ?? []) connector['Enabled'] = false;
    },
    { answers: ['send-connector-disabled', 'cloud-connector-disabled'], sides: ['onprem', 'cloud'] },
  ),
  editedLoop(
    'front-end connectors disabled',
    67,
    ({ objects }) => {
      for (const connector of frontEnds(objects)) connector['Enabled'] = false;
    },
    { answers: ['receive-connector-disabled'], sides: ['onprem'] },
  ),
  editedLoop(
    'front ends without Tls, logins needed',
    67,
    ({ objects }) => {
      for (const connector of frontEnds(objects))
        Object.assign(connector, {
          AuthMechanism: 'Integrated, BasicAuth, ExchangeServer',
          PermissionGroups: 'ExchangeServers, ExchangeLegacyServers',
          DomainSecureEnabled: false,
        });
    },
    {
      answers: ['receive-connector-without-tls', 'receive-connector-without-anonymous-users'],
      sides: ['onprem'],
    },
  ),
  editedLoop(
    'front ends without addresses of EOP',
    67,
    ({ objects }) => {
      for (const connector of frontEnds(objects)) connector['RemoteIPRanges'] = ['10.0.0.0-10.255.255.255'];
    },
    { answers: ['receive-connector-lacks-eop-ranges'], sides: ['onprem'] },
  ),
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
    if (certificate['Services'] === 'IMAP, POP, IIS') certificate['Services'] = 'IMAP, POP, IIS, SMTP';
}

function frontEnds(objects: PlayedState['objects']) {
  return (objects['ReceiveConnector'] ?? []).filter(({ Name }) =>
    String(Name).startsWith('Default Frontend'),
  );
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
