import { known } from '@hybrid-mailflow/connector-model';
import { isCapable } from '../rules/receive-connector-without-cloud-capability.js';
import { defineCause, type Assessment } from './define-cause.js';
import { fromSettings } from './weighing/from-settings.js';
import { points } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { faultOf, type View } from './weighing/view.js';

const FAULTS = [
  'SubjectMismatch',
  'starttls-required',
  'UntrustedRoot',
  'CertificateExpired',
  'unable-to-relay',
  'client-not-authenticated',
  'not-permitted-as-sender',
  'certificate-validation-failed',
];

/** A connector made for something else holds the address EOP comes from, and its settings decide (§J.2, §A.1.3). */
export const anotherReceiveConnectorAnswers = defineCause({
  id: 'another-receive-connector-answers',
  faults: FAULTS,
  rules: ['receive-connector-captures-cloud-mail'],
  assess: (view) => {
    const wrong = view.toOnprem.filter(
      ({ prediction, receiveConnector, displaced }) =>
        receiveConnector !== undefined &&
        displaced !== undefined &&
        isDefaultFrontend(displaced.name) &&
        !isDefaultFrontend(receiveConnector.name) &&
        (!['delivered', 'unknown'].includes(prediction.outcome) ||
          // TLS works, and still the mail counts as external.
          (isCapable(displaced) === true && isCapable(receiveConnector) === false) ||
          (prediction.outcome === 'unknown' && known(receiveConnector.tlsCertificateName) === null)),
    );
    if (wrong.length === 0) return fromLogs(view);
    const fault = faultOf(view, FAULTS);
    const names = distinct(wrong.map(({ receiveConnector }) => receiveConnector?.identity ?? ''));
    const addresses = distinct(wrong.flatMap(({ prediction }) => prediction.remoteAddress ?? []));
    const from =
      addresses.length > 0
        ? `${listed(addresses)}, the address EOP comes from by the log`
        : 'the address EOP comes from';
    return fromSettings(view, {
      wrong,
      flow: view.toOnprem,
      fault,
      summary: () =>
        `${listed(names)} ${names.length === 1 ? 'answers' : 'answer'} EOP instead of Default Frontend: the RemoteIPRanges there hold ${from}, more narrowly.`,
      further: loggedConnectors(view, names),
    });
  },
});

/** What setup makes for port 25: another name on Edge servers (§A.2.5). */
function isDefaultFrontend(name: string): boolean {
  return /(?:^|\\)default (?:frontend|internal receive connector)\b/i.test(name);
}

function loggedConnectors({ observations }: View, names: readonly string[]) {
  const logged = observations.served.filter(({ connector }) => names.includes(connector));
  const sessions = logged.reduce((sum, entry) => sum + entry.sessions, 0);
  return sessions > 0
    ? [
        points(
          `The SmtpReceive log shows ${sessions} sessions of Exchange Online on ${listed(distinct(logged.map(({ connector }) => connector)))}.`,
        ),
      ]
    : [];
}

/** The log names the connector that answered: one that is not Default Frontend, and Exchange Online hung up there. */
function fromLogs({ observations, toOnprem }: View): Assessment | undefined {
  if (toOnprem.some(({ prediction }) => prediction.outcome !== 'unknown')) return undefined;
  const refused = observations.served.filter(
    ({ connector, accepted, endedAfterTls }) =>
      connector.includes('\\') && !isDefaultFrontend(connector) && accepted === 0 && endedAfterTls > 0,
  );
  const [first] = refused;
  if (!first) return undefined;
  const names = distinct(refused.map(({ connector }) => connector));
  const ended = refused.reduce((sum, entry) => sum + entry.endedAfterTls, 0);
  const text = `${listed(names)} answered Exchange Online, not Default Frontend, and all ${ended} sessions there ended right after the handshake.`;
  return { summary: text, servers: distinct(refused.map(({ server }) => server)), grounds: [points(text)] };
}
