import { known } from '@hybrid-mailflow/connector-model';
import { whoseCertificate } from '../observe/whose-certificate.js';
import type { ServerPrediction } from '../predict/server-prediction.js';
import { defineCause, type Assessment } from './define-cause.js';
import { bySettings, fits, points, shown } from './weighing/grounds.js';
import { shareOf } from './weighing/from-settings.js';
import { agree, distinct, listed } from './weighing/listed.js';
import { faultOf, isEdge, leastSure, type View } from './weighing/view.js';

const FAULTS = [
  'tls-certificate-name-not-found',
  'TenantAttribution',
  'TenantInboundAttribution',
  'ATTR36',
  '5.7.51',
  '5.7.68',
  'unable-to-relay',
  'EmptyCertificate',
  'client-not-authenticated',
];

/** The send connector presents no certificate, or one that Exchange Online does not know (§J.22, §B.3). */
export const clientCertificateMissingOrWrong = defineCause({
  id: 'client-certificate-missing-or-wrong',
  faults: FAULTS,
  rules: ['send-connector-without-tls-certificate-name', 'send-connector-certificate-not-in-store'],
  assess: (view) => lacking(view) ?? nameless(view) ?? fromLogs(view),
});

/** The certificate is on the other servers and not on this one: 454 4.7.5 there alone. */
function lacking(view: View): Assessment | undefined {
  const absent = view.references.filter(
    ({ flow, state, server }) => flow === 'onprem-to-cloud' && state === 'absent' && !isEdge(view, server),
  );
  const [first] = absent;
  if (!first) return undefined;
  const wrong = view.toCloud.filter(({ prediction }) =>
    absent.some(({ server }) => server === prediction.server),
  );
  const servers = distinct(absent.map(({ server }) => server));
  const text = `${agree(servers, 'has', 'have')} no certificate ${first.named}, which ${first.connector.name} names and other servers hold: mail stays in the queues there.`;
  const fault = faultOf(view, FAULTS);
  const there = fault?.where.servers.some(({ name, failed }) => failed > 0 && servers.includes(name));
  return {
    summary: text,
    servers,
    grounds: [
      bySettings(leastSure(wrong), text),
      ...(there ? [points(`The failing attempts are those of ${listed(servers)}.`)] : []),
    ],
    expected: shareOf(servers, view.toCloud),
  };
}

/** Without a name the connector presents what the Fqdn selects (§B.3). */
function nameless(view: View): Assessment | undefined {
  const wrong = view.toCloud.filter(
    ({ prediction, sendConnector, served }) =>
      sendConnector &&
      !['delivered-as-internal', 'unknown'].includes(prediction.outcome) &&
      (known(sendConnector.tlsCertificateName) === null ||
        known(sendConnector.ignoreStartTls) === true ||
        isPrivate(served)),
  );
  const connector = wrong[0]?.sendConnector;
  if (!connector) return undefined;
  const servers = distinct(wrong.map(({ prediction }) => prediction.server));
  const presented = wrong[0]?.served?.certificate;
  const what = presented ? `presents ${presented.subject}` : 'presents no certificate';
  const text =
    known(connector.tlsCertificateName) === null
      ? `${connector.name} has no TlsCertificateName and ${what}, by which Exchange Online does not know your servers.`
      : `${connector.name} ${what}, by which Exchange Online does not know your servers.`;
  return {
    summary: text,
    servers,
    grounds: [bySettings(leastSure(wrong), text), ...presentedGrounds(view, wrong), ...headerGrounds(view)],
    expected: shareOf(servers, view.toCloud),
  };
}

function isPrivate(served: ServerPrediction['served']): boolean {
  return (
    served !== undefined &&
    (served.certificate.selfSigned === true || /^(?:none|enterprise)$/i.test(served.rootCaType ?? ''))
  );
}

function presentedGrounds({ observations }: View, wrong: readonly ServerPrediction[]) {
  const predicted = new Set(wrong.flatMap(({ served }) => served?.certificate.thumbprint ?? []));
  const logged = observations.presented.find(({ certificate }) =>
    predicted.has(certificate.thumbprint?.toUpperCase() ?? ''),
  );
  return logged ? [points(`The SmtpSend log shows it presented in ${logged.sessions} sessions.`)] : [];
}

/** Mail that Exchange Online took for mail of anybody (§J.22). */
function headerGrounds({ observations }: View) {
  const external = observations.headers.find(
    ({ authAs, directionality }) =>
      authAs?.toLowerCase() === 'anonymous' && directionality?.toLowerCase() === 'incoming',
  );
  return external
    ? [
        fits(
          'The headers of a mail show AuthAs Anonymous, Incoming: Exchange Online did not know the sender for one of yours.',
        ),
      ]
    : [];
}

/** The log shows a certificate presented that is the server's own setup certificate (§J.22). */
function fromLogs(view: View): Assessment | undefined {
  const selfSigned = view.observations.presented.find(({ certificate }) => {
    const { subject, issuer, subjectAndIssuer } = certificate;
    const words = (subjectAndIssuer ?? '').trim().split(/\s+(?=CN=)/i);
    return (subject !== undefined && subject === issuer) || (words.length === 2 && words[0] === words[1]);
  });
  if (!selfSigned) return undefined;
  const { certificate, connector, sessions } = selfSigned;
  const whose = whoseCertificate(
    { subject: certificate.subject ?? null, thumbprint: certificate.thumbprint ?? null },
    view,
  );
  const servers =
    whose.in === 'store' ? [...whose.servers] : selfSigned.server === '' ? [] : [selfSigned.server];
  const text = `${connector} presents ${certificate.subject ?? certificate.subjectAndIssuer ?? 'a self-signed certificate'}, which is self-signed, so Exchange Online does not know your servers by it.`;
  return {
    summary: text,
    servers,
    grounds: [shown(`The SmtpSend log shows a self-signed certificate presented in ${sessions} sessions.`)],
  };
}
