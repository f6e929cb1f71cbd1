import { coincide } from '../../observe/coincidence.js';
import { concentrations } from '../../observe/concentration.js';
import type { FaultObservation } from '../../observe/observations.js';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { Ground } from './ground.js';
import { contradicts, points } from './grounds.js';
import { count, listed } from './listed.js';
import type { View } from './view.js';

/** A share of coincidences or attempts that is as good as all of them. */
const NEARLY_ALL = 0.9;

/** What was seen of a fault that the settings place on certain servers: their logs, the certificate shown, where it fails. */
export function serverGrounds(
  view: View,
  predictions: readonly ServerPrediction[],
  fault: FaultObservation | undefined,
): Ground[] {
  const servers = [...new Set(predictions.map(({ prediction }) => prediction.server))];
  return [
    ...logGrounds(view, predictions),
    ...(fault
      ? [
          ...shownGrounds(view, servers, fault),
          ...placeGrounds(servers, fault),
          ...momentGrounds(view, servers, fault),
        ]
      : []),
  ];
}

/** What the protocol logs of the servers show served, beside what was predicted. */
function logGrounds({ observations }: View, predictions: readonly ServerPrediction[]): Ground[] {
  let sessions = 0;
  let ended = 0;
  const agreeing: string[] = [];
  const others: string[] = [];
  for (const { prediction, served } of predictions) {
    const predicted = served?.certificate.thumbprint;
    const logged = observations.served.filter(({ server }) => server === prediction.server);
    if (logged.length === 0 || predicted === undefined) continue;
    const same = logged.filter(({ certificate }) => certificate.thumbprint?.toUpperCase() === predicted);
    if (same.length === 0) others.push(prediction.server);
    else agreeing.push(prediction.server);
    for (const entry of same) {
      sessions += entry.sessions;
      ended += entry.endedAfterTls;
    }
  }
  const grounds: Ground[] = [];
  if (agreeing.length > 0) {
    const part = ended === sessions ? 'all' : String(ended);
    grounds.push(
      points(
        `The SmtpReceive log of ${listed(agreeing)} shows that certificate in ${count(sessions, 'session')}; ${part} of them ended right after the handshake.`,
      ),
    );
  }
  if (others.length > 0)
    grounds.push(
      contradicts(
        `The SmtpReceive log of ${listed(others)} shows another certificate than the settings select.`,
      ),
    );
  return grounds;
}

/** Whose the certificate is that Exchange Online says it was shown (§J, thumbprint test). */
function shownGrounds({ seen }: View, servers: readonly string[], fault: FaultObservation): Ground[] {
  const shown = seen.filter((entry) => entry.fault === fault);
  const inside = shown.find(
    ({ whose }) => whose.in === 'store' && whose.servers.some((server) => servers.includes(server)),
  );
  if (inside?.whose.in === 'store') {
    const at = inside.whose.servers.filter((server) => servers.includes(server));
    return [points(`Exchange Online was shown ${inside.name}, which is in the store of ${listed(at)}.`)];
  }
  const foreign = shown.find(({ whose }) => whose.in === 'none');
  return foreign
    ? [contradicts(`Exchange Online was shown ${foreign.name}, which is in the store of no server.`)]
    : [];
}

/** Where the sources name servers: whether the failures keep to these. */
function placeGrounds(servers: readonly string[], fault: FaultObservation): Ground[] {
  const place = concentrations(fault).find(({ dimension }) => dimension === 'servers');
  if (!place) return [];
  const there = place.names.filter((name) => servers.includes(name));
  if (there.length === 0)
    return [contradicts(`The attempts that fail go to ${listed(place.names)}, not there.`)];
  return there.length === place.names.length
    ? [
        points(
          `Only attempts by way of ${listed(there)} fail: ${place.failed} of ${place.total}; none of ${place.elsewhere} elsewhere.`,
        ),
      ]
    : [];
}

/** Which server logged a broken session at the moments Exchange Online failed. */
function momentGrounds(
  { observations }: View,
  servers: readonly string[],
  fault: FaultObservation,
): Ground[] {
  const { covered, byServer, nowhere } = coincide(fault.moments, observations.logged);
  if (covered < 5) return [];
  const here = servers.reduce((sum, server) => sum + (byServer.get(server) ?? 0), 0);
  const placed = [...byServer.values()].reduce((sum, number) => sum + number, 0);
  if (placed > 0 && here >= placed * NEARLY_ALL) {
    return [
      points(
        `${here} of ${covered} failing attempts fall together with sessions that ended on ${listed(servers)}${placed > here ? `, and ${placed - here} with sessions of other servers` : ''}.`,
      ),
    ];
  }
  if (nowhere >= covered * NEARLY_ALL)
    return [
      contradicts(`No server logged a session at the moment of ${nowhere} of ${covered} failing attempts.`),
    ];
  return [];
}
