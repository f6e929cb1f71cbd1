import type { Case, Expected } from './case.js';
import { POOL } from '../lab/certificates.js';
import { guid } from './chance.js';
import { labCase } from './lab-case.js';

const inbound = (server: string, outcome: string) => ({ flow: 'cloud-to-onprem', server, outcome });
const outbound = (server: string, outcome: string) => ({ flow: 'onprem-to-cloud', server, outcome });

/** What the settings make of both flows where nothing is wrong with them. */
const well = (...servers: readonly string[]) => [
  ...servers.map((server) => inbound(server, 'delivered')),
  ...servers.map((server) => outbound(server, 'delivered-as-internal')),
];

const blocker = (ruleId: string, item: string): Expected['findings'][number] => ({
  ruleId,
  severity: 'blocker',
  item,
});
const failing = (item: string) => blocker('delivery-attempts-failing', item);

/** The renewed certificate, as a step names it. */
const RENEWED = `certificate ${POOL.renewed.thumbprint}`;

const QUIET = { alsoNamed: [], gaps: [], issues: [], steps: [] } as const;
/** Exchange prints the access rules of a certificate by their types alone. */
const RULES_OF_KEYS = ['TYPE_NAMES_ONLY', 'TYPE_NAMES_ONLY'] as const;

/** Incidents that the laboratory makes, one or two of each family of causes. */
export const LAB_CASES: readonly Case[] = [
  labCase({
    slug: 'relay-connector-answers',
    readme: `# A relay connector answers Exchange Online

On EX02 somebody made a receive connector for printers, \`Relay EX02\`, whose range 10.20.0.0-10.20.0.63 also holds 10.20.0.5: the
load balancer, from which all mail of Exchange Online comes. The narrower range wins, so since 12:30 UTC \`Relay EX02\` answers,
which names no certificate, and EX02 serves the one its setup made. \`Default Frontend EX02\` is as it should be.
`,
    cause: 'another-receive-connector-answers',
    seed: 102,
    wanted: { servers: 2, wildcard: false },
    began: '2026-11-17T12:30:00Z',
    form: 'list',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'another-receive-connector-answers',
          confidence: 'certain',
          servers: ['EX02'],
          observed: { share: { failed: 15, total: 36 }, fault: '450 4.4.317 SubjectMismatch' },
          expected: { failed: 1, total: 2 },
        },
      ],
      since: '2026-11-17 12:33 UTC',
      steps: [
        {
          server: 'EX02',
          target: 'EX02\\Relay EX02',
          cmdlet: 'Set-ReceiveConnector',
          after: { RemoteIPRanges: '10.20.0.0-10.20.0.4,10.20.0.6-10.20.0.63' },
        },
      ],
      next: [],
      findings: [
        blocker('receive-connector-captures-cloud-mail', 'EX02/receive-connectors.txt'),
        failing('trace.csv'),
      ],
      predictions: [
        inbound('EX01', 'delivered'),
        inbound('EX02', 'SubjectMismatch'),
        outbound('EX01', 'delivered-as-internal'),
        outbound('EX02', 'delivered-as-internal'),
      ],
    },
  }),
  labCase({
    slug: 'renewed-under-another-issuer',
    readme: `# Renewed under another issuer, and no connector was told

The certificate of mail.contoso.com was renewed at 12:30 UTC and the old one removed from both servers. The authority had changed
its intermediate, so that \`<I>issuer<S>subject\` is another text, and \`TlsCertificateName\` of all connectors names a certificate
that is not there any more. Both servers stop offering STARTTLS (event 12014) and cannot send either (454 4.7.5).
`,
    cause: 'tls-certificate-name-stale',
    seed: 93,
    wanted: { wildcard: false },
    began: '2026-11-17T12:30:00Z',
    form: 'json',
    expected: {
      ...QUIET,
      issues: RULES_OF_KEYS,
      causes: [
        {
          id: 'tls-certificate-name-stale',
          confidence: 'certain',
          servers: ['EX01', 'EX02'],
          observed: { share: { failed: 22, total: 36 }, fault: '450 4.4.317 starttls-required' },
          expected: { failed: 2, total: 2 },
        },
      ],
      since: '2026-11-17 12:33 UTC',
      steps: [
        {
          server: 'EX01',
          target: 'EX01\\Default Frontend EX01',
          cmdlet: 'Set-ReceiveConnector',
          after: { TlsCertificateName: RENEWED },
        },
        {
          server: 'EX02',
          target: 'EX02\\Default Frontend EX02',
          cmdlet: 'Set-ReceiveConnector',
          after: { TlsCertificateName: RENEWED },
        },
        {
          server: '',
          target: `Outbound to Office 365 - ${guid('contoso')}`,
          cmdlet: 'Set-SendConnector',
          after: { TlsCertificateName: RENEWED },
        },
        {
          server: '',
          target: 'HybridConfiguration',
          cmdlet: 'Set-HybridConfiguration',
          after: { TlsCertificateName: RENEWED },
        },
      ],
      next: [],
      findings: [
        blocker('tls-certificate-name-not-in-store', 'EX01/receive-connectors.json'),
        blocker('tls-certificate-name-not-in-store', 'EX02/receive-connectors.json'),
        blocker('send-connector-certificate-not-in-store', 'send-connectors.json'),
        blocker('send-connector-certificate-not-in-store', 'send-connectors.json'),
        failing('trace.csv'),
        failing('queues.txt'),
      ],
      predictions: [
        inbound('EX01', 'starttls-not-offered'),
        inbound('EX02', 'starttls-not-offered'),
        outbound('EX01', 'client-certificate-not-found'),
        outbound('EX02', 'client-certificate-not-found'),
      ],
    },
  }),
  labCase({
    slug: 'one-connector-forgotten-at-renewal',
    readme: `# One connector forgotten at the renewal

The certificate was renewed at 12:30 UTC under another intermediate. The send connector and \`Default Frontend EX02\` were moved to
it; \`Default Frontend EX01\` still names the old one. EX01 offers no STARTTLS, EX02 does, and the load balancer spreads sessions.
`,
    cause: 'renewal-incomplete',
    seed: 102,
    wanted: { servers: 2, wildcard: false },
    began: '2026-11-17T12:30:00Z',
    form: 'clixml',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'renewal-incomplete',
          confidence: 'certain',
          servers: ['EX01'],
          observed: { share: { failed: 12, total: 36 }, fault: '450 4.4.317 starttls-required' },
          expected: { failed: 1, total: 2 },
        },
      ],
      alsoNamed: ['tls-certificate-name-stale'],
      since: '2026-11-17 12:43 UTC',
      steps: [
        {
          server: 'EX01',
          target: 'EX01\\Default Frontend EX01',
          cmdlet: 'Set-ReceiveConnector',
          after: { TlsCertificateName: RENEWED },
        },
        {
          server: '',
          target: 'HybridConfiguration',
          cmdlet: 'Set-HybridConfiguration',
          after: { TlsCertificateName: RENEWED },
        },
      ],
      next: [],
      findings: [
        blocker('tls-certificate-name-not-in-store', 'EX01/receive-connectors.xml'),
        { ruleId: 'tls-certificate-names-differ', severity: 'degraded', item: 'EX01/receive-connectors.xml' },
        failing('trace.csv'),
      ],
      predictions: [
        inbound('EX01', 'starttls-not-offered'),
        inbound('EX02', 'delivered'),
        outbound('EX01', 'delivered-as-internal'),
        outbound('EX02', 'delivered-as-internal'),
      ],
    },
  }),
  labCase({
    slug: 'certificate-expired',
    readme: `# Nobody renewed the certificate

The certificate of mail.contoso.com ended on 10 November 2026. EX01, the only server, goes on serving it (event 12016); Exchange
Online defers everything with \`CertificateExpired\`, and mail that EX01 sends is not recognised as the organization's own.
`,
    cause: 'certificate-expired',
    seed: 12,
    wanted: { wildcard: false },
    form: 'csv',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'certificate-expired',
          confidence: 'certain',
          servers: ['EX01'],
          observed: { share: { failed: 36, total: 36 }, fault: '450 4.4.317 CertificateExpired' },
          expected: { failed: 1, total: 1 },
        },
      ],
      since: null,
      next: ['Renew the certificate and give it to EX01'],
      findings: [failing('trace.csv')],
      predictions: [inbound('EX01', 'CertificateExpired'), outbound('EX01', 'delivered-as-external')],
    },
  }),
  labCase({
    slug: 'old-certificate-on-load-balancer',
    readme: `# Renewed on Exchange, forgotten on the load balancer

Both servers have the renewed certificate, and their settings are right. The load balancer ends TLS itself and still has the one
that expired on 10 November 2026. Its thumbprint is in the store of no server, and no server logged the failing sessions.
`,
    cause: 'old-certificate-on-device',
    seed: 114,
    wanted: { wildcard: false },
    form: 'list',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'old-certificate-on-device',
          confidence: 'high',
          servers: [],
          observed: { share: { failed: 36, total: 36 }, fault: '450 4.4.317 CertificateExpired' },
          expected: null,
        },
      ],
      since: null,
      next: ['Take the device out of the SMTP path, or give it the renewed certificate until then'],
      findings: [failing('trace.csv')],
      predictions: well('EX01', 'EX02'),
    },
  }),
  labCase({
    slug: 'firewall-hides-starttls',
    readme: `# A firewall hides STARTTLS

At 12:00 UTC SMTP inspection was switched on in the firewall. Inside, EX01 offers STARTTLS; from outside the banner is a row of
asterisks and EHLO shows \`XXXXXXXA\`. Exchange Online says \`451 5.7.3 STARTTLS is required to send mail\` about every attempt since.
`,
    cause: 'starttls-stripped-by-device',
    seed: 69,
    wanted: {},
    began: '2026-11-17T12:00:00Z',
    form: 'json',
    expected: {
      ...QUIET,
      issues: ['TYPE_NAMES_ONLY'],
      causes: [
        {
          id: 'starttls-stripped-by-device',
          confidence: 'certain',
          servers: [],
          observed: { share: { failed: 29, total: 36 }, fault: '450 4.4.317 starttls-required' },
          expected: null,
        },
      ],
      since: '2026-11-17 12:00 UTC',
      next: ['Switch off SMTP inspection between Exchange Online and Exchange'],
      findings: [failing('trace.csv')],
      predictions: well('EX01'),
    },
  }),
  labCase({
    slug: 'intermediate-missing-on-one-server',
    readme: `# One server does not send the intermediate certificate

From EX02 the certificate of the intermediate authority was removed at 12:30 UTC: Local Computer\\\\Intermediate Certification
Authorities is empty. Windows still trusts the certificate, so Exchange says it is valid; but EX02 sends it alone, and Exchange
Online fetches nothing: \`UntrustedRoot\`. EX01 sends both.
`,
    cause: 'intermediate-not-sent',
    seed: 64,
    wanted: {},
    began: '2026-11-17T12:30:00Z',
    form: 'list',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'intermediate-not-sent',
          confidence: 'certain',
          servers: ['EX02'],
          observed: { share: { failed: 14, total: 36 }, fault: '450 4.4.317 UntrustedRoot' },
          expected: null,
        },
      ],
      since: '2026-11-17 12:43 UTC',
      next: ['Import the intermediate certificates'],
      findings: [
        blocker('intermediate-not-in-store', 'probe-inside.txt'),
        failing('trace.csv'),
        failing('EX02/SEND2026111713-1.LOG'),
      ],
      predictions: [
        inbound('EX01', 'delivered'),
        inbound('EX02', 'UntrustedRoot'),
        outbound('EX01', 'delivered-as-internal'),
        outbound('EX02', 'delivered-as-internal'),
      ],
    },
  }),
  labCase({
    slug: 'private-key-damaged-on-one-server',
    readme: `# The private key is damaged on one server

On EX02 the key container of the certificate was lost at 12:00 UTC. The certificate is listed as before, and every handshake breaks
on both ways: \`NoCredentials\` in the protocol logs of EX02, Schannel event 36870, \`ConnectionReset\` at Exchange Online.
`,
    cause: 'private-key-unusable',
    seed: 64,
    wanted: {},
    began: '2026-11-17T12:00:00Z',
    form: 'csv',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'private-key-unusable',
          confidence: 'certain',
          servers: ['EX02'],
          observed: { share: { failed: 16, total: 36 }, fault: '450 4.4.317 ConnectionReset' },
          expected: null,
        },
      ],
      since: '2026-11-17 12:09 UTC',
      next: ['Give EX02 the private key of the certificate'],
      findings: [failing('trace.csv'), failing('EX02/SEND2026111712-1.LOG'), failing('queues.txt')],
      predictions: well('EX01', 'EX02'),
    },
  }),
  labCase({
    slug: 'edge-subscription-recreated',
    readme: `# The Edge subscription was made anew

Two Edge servers send the mail. Their subscription was recreated at 12:00 UTC, the synchronization fails, and the send connector on
them names no certificate: they present the one their setup made. Exchange Online recognises nobody in it, and refuses mail for
others with \`550 5.7.64\`; mail for its own domains arrives as from outside.
`,
    cause: 'edge-subscription-stale',
    seed: 68,
    wanted: { edge: true, wildcard: false },
    began: '2026-11-17T12:00:00Z',
    form: 'json',
    expected: {
      ...QUIET,
      issues: [...RULES_OF_KEYS, 'TYPE_NAMES_ONLY'],
      causes: [
        {
          id: 'edge-subscription-stale',
          confidence: 'certain',
          servers: ['EDGE01', 'EDGE02'],
          observed: { share: { failed: 3, total: 6 }, fault: '550 5.7.64 TenantAttribution' },
          expected: null,
        },
      ],
      alsoNamed: ['client-certificate-missing-or-wrong'],
      since: null,
      next: ['Let the Edge servers synchronise again'],
      findings: [
        { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
        { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
        { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
        { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
        failing('EDGE01/SEND2026111713-1.LOG'),
      ],
      predictions: well('EDGE01', 'EDGE02'),
    },
  }),
  labCase({
    slug: 'firewall-lets-some-ranges-in',
    readme: `# The firewall lets only some addresses of Exchange Online in

At 12:00 UTC a firewall rule was tidied up and lost some ranges of Exchange Online. Attempts from there time out, the others get
through to the same address: mail is late, not lost. The firewall logs what it turns away.
`,
    cause: 'eop-range-blocked',
    seed: 64,
    wanted: {},
    began: '2026-11-17T12:00:00Z',
    form: 'clixml',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'eop-range-blocked',
          confidence: 'certain',
          servers: [],
          observed: { share: { failed: 4, total: 36 }, fault: '450 4.4.315 TimedOut' },
          expected: null,
        },
      ],
      since: '2026-11-17 12:11 UTC',
      next: ['Let every address of Exchange Online in on port 25'],
      findings: [failing('trace.csv')],
      predictions: well('EX01', 'EX02'),
    },
  }),
  labCase({
    slug: 'tenant-waits-for-another-name',
    readme: `# The tenant waits for another name

The InboundConnector of the tenant was made for mail.contoso-group.com, a name of long ago. The servers present mail.contoso.com:
TLS works, and nobody is recognised: mail for others is refused with \`550 5.7.64\`, mail for the tenant's own domains counts as
mail from the Internet.
`,
    cause: 'sender-certificate-name-mismatch',
    seed: 142,
    wanted: { wildcard: false },
    form: 'json',
    expected: {
      ...QUIET,
      issues: RULES_OF_KEYS,
      causes: [
        {
          id: 'sender-certificate-name-mismatch',
          confidence: 'certain',
          servers: [],
          observed: { share: { failed: 3, total: 6 }, fault: '550 5.7.64 TenantAttribution' },
          expected: { failed: 2, total: 2 },
        },
      ],
      since: null,
      steps: [
        {
          server: '',
          target: 'Inbound from contoso',
          cmdlet: 'Set-InboundConnector',
          after: { TlsSenderCertificateName: 'mail.contoso.com' },
        },
      ],
      next: [],
      findings: [
        blocker('tls-sender-certificate-name-not-accepted', 'inbound-connectors.json'),
        {
          ruleId: 'tls-sender-certificate-name-not-in-certificate',
          severity: 'degraded',
          item: 'inbound-connectors.json',
        },
        {
          ruleId: 'tls-sender-certificate-name-not-in-certificate',
          severity: 'degraded',
          item: 'inbound-connectors.json',
        },
        failing('EX01/SEND2026111712-1.LOG'),
      ],
      predictions: [
        inbound('EX01', 'delivered'),
        inbound('EX02', 'delivered'),
        outbound('EX01', 'delivered-as-external'),
        outbound('EX02', 'delivered-as-external'),
      ],
    },
  }),
  labCase({
    slug: 'second-site-nobody-looks-after',
    readme: `# A second site that nobody looks after

mail.contoso.com has three addresses in the DNS. Two lead to EX01 and EX02, which are well; 192.0.2.77 is a site that was given up,
where an old server still answers with the certificate its setup made, \`CN=OLD01\`. Every attempt there fails, all others do well.
`,
    cause: 'path-varies-by-site',
    seed: 11,
    wanted: { addresses: true },
    form: 'csv',
    expected: {
      ...QUIET,
      causes: [
        {
          id: 'path-varies-by-site',
          confidence: 'certain',
          servers: [],
          observed: { share: { failed: 14, total: 36 }, fault: '450 4.4.317 SubjectMismatch' },
          expected: null,
        },
      ],
      since: null,
      next: ['Remove the address that leads to a wrong server, or mend what answers there'],
      findings: [failing('trace.csv')],
      predictions: well('EX01', 'EX02'),
    },
  }),
];
