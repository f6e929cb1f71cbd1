import type { ServedCertificate } from '../observe/observations.js';
import { whoseCertificate } from '../observe/whose-certificate.js';
import { isGood, type ServerPrediction } from '../predict/server-prediction.js';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { clear, points, shown } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { factsOf, serverName, type View } from './weighing/view.js';

/** Settings and store are right, and the transport service still serves what it read when it started (§J.27, §B.4). */
export const serviceServesOldCertificate = defineCause({
  id: 'service-serves-old-certificate',
  faults: ['CertificateExpired', 'SubjectMismatch', 'certificate-expired', 'UntrustedRoot'],
  rules: ['predicted-certificate-not-served'],
  assess: (view) => {
    const stale = [...loggedOtherwise(view), ...shownOtherwise(view)];
    const [first] = stale;
    if (!first) return undefined;
    const servers = distinct(stale.map(({ server }) => server));
    return {
      summary: `${listed(servers)} ${servers.length === 1 ? 'is' : 'are'} set right, and the transport service still serves ${first.name}: it has not read the change yet.`,
      servers,
      grounds: [
        clear(`By its settings ${first.server} serves ${first.predicted}.`),
        first.ground,
        ...startedBefore(view, servers),
      ],
    };
  },
});

interface Stale {
  readonly server: string;
  readonly name: string;
  readonly predicted: string;
  readonly ground: Ground;
}

function goodServers({ toOnprem }: View): ServerPrediction[] {
  return toOnprem.filter(
    ({ prediction, served }) => isGood(prediction) && served?.certificate.thumbprint !== undefined,
  );
}

/** The last certificate in the log of a server is not the one its settings select. */
function loggedOtherwise(view: View): Stale[] {
  return goodServers(view).flatMap(({ prediction, served, receiveConnector }) => {
    const thumbprint = served?.certificate.thumbprint;
    const logged = view.observations.served.filter(
      ({ server, connector }) =>
        server === prediction.server &&
        (receiveConnector === undefined || connector === receiveConnector.identity),
    );
    const last = logged.reduce<ServedCertificate | undefined>(
      (latest, entry) => (!latest || (entry.last ?? '') > (latest.last ?? '') ? entry : latest),
      undefined,
    );
    if (!last?.certificate.thumbprint || last.certificate.thumbprint.toUpperCase() === thumbprint) return [];
    const name = last.certificate.subject ?? last.certificate.thumbprint;
    const text = `Its SmtpReceive log shows ${name} (${last.certificate.thumbprint.slice(0, 8)}…) in ${last.sessions} sessions${last.last === null ? '' : `, last on ${last.last.slice(0, 16).replace('T', ' ')}`}.`;
    return [
      { server: prediction.server, name, predicted: served?.certificate.subject ?? '', ground: shown(text) },
    ];
  });
}

/** Exchange Online or a probe was shown another certificate of the server's own store. */
function shownOtherwise(view: View): Stale[] {
  return view.seen.flatMap(({ by, traits, name }) => {
    if (by === 'receive-log') return [];
    const whose = whoseCertificate(traits, view);
    if (whose.in !== 'store') return [];
    const { thumbprint } = whose.certificate.stored.certificate;
    const entry = goodServers(view).find(
      ({ prediction, served }) =>
        whose.servers.includes(prediction.server) && served?.certificate.thumbprint !== thumbprint,
    );
    if (!entry) return [];
    const where = whose.servers.length === 1 ? 'its store' : `the stores of ${listed(whose.servers)}`;
    const text = `${by === 'probe' ? 'A probe' : 'Exchange Online'} was shown ${name}, which is in ${where} and is not what the settings select.`;
    return [
      {
        server: entry.prediction.server,
        name,
        predicted: entry.served?.certificate.subject ?? '',
        ground: points(text),
      },
    ];
  });
}

/** The service runs since before the certificate it should serve was made, or its connector changed. */
function startedBefore(view: View, servers: readonly string[]): Ground[] {
  for (const state of factsOf(view, 'service-state')) {
    const started = state.startTime?.utc ?? state.startTime?.local?.[0];
    const server = serverName(state.server);
    if (
      started === undefined ||
      !/^MSExchange(?:Front|Transport)/i.test(state.name) ||
      (server !== '' && !servers.includes(server))
    )
      continue;
    const entry = goodServers(view).find(({ prediction }) => servers.includes(prediction.server));
    const made = entry?.served?.certificate.notBefore;
    if (made !== undefined && started < made)
      return [
        points(
          `${state.name} runs since ${started.slice(0, 16).replace('T', ' ')}, before the certificate it should serve was issued (${made.slice(0, 10)}).`,
        ),
      ];
  }
  return [];
}
