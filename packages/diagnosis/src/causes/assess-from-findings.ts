import type { Finding, Flow } from '../diagnosis.js';
import type { ServedCertificate } from '../observe/observations.js';
import { isGood, type ServerPrediction } from '../predict/server-prediction.js';
import type { Assessment, CauseInput } from './define-cause.js';
import type { Ground } from './ground.js';
import { failingAttempts, observedFault, toObserved } from './observed.js';
import { shareGround } from './share-ground.js';

export interface FindingsOfCause {
  /** Rules whose findings prove the cause on the server in their `server` argument. */
  readonly proving: readonly string[];
  readonly flow: Flow;
  /** What all findings have in common, for more than one server: `EX02 and EX03` + this. */
  readonly together: string;
}

/** The words in which an error tells of a predicted outcome, where they differ. */
const TOKENS: Readonly<Record<string, string>> = { 'starttls-not-offered': 'starttls-required' };

/** Weighs a cause that exported settings prove: what they prove, what the logs show served, and whether the shares agree. */
export function assessFromFindings(
  { situation, findings }: CauseInput,
  cause: FindingsOfCause,
): Assessment | undefined {
  const proving = findings.filter(({ ruleId }) => cause.proving.includes(ruleId));
  const [first] = proving;
  if (!first) return undefined;
  const servers = [...new Set(proving.map(serverOf))].sort();
  const facing = situation.predictions.filter(({ prediction }) => prediction.flow === cause.flow);
  const failing = facing.filter(
    ({ prediction }) => servers.includes(prediction.server) && !isGood(prediction),
  );
  const expected = { failed: failing.length, total: facing.length };
  const outcome = failing[0]?.prediction.outcome;
  const fault =
    outcome === undefined ? undefined : observedFault(situation.observations, TOKENS[outcome] ?? outcome);
  const share = fault && shareGround(fault, expected);
  return {
    summary: servers.length === 1 ? first.summary : `${listed(servers)} ${cause.together} ${first.summary}`,
    servers,
    grounds: [
      ...proving.map(provenGround),
      ...servers.flatMap((server) => servedGround(situation.observations.served, server, failing)),
      ...(fault ? [fitsGround(fault.fault)] : []),
      ...(share ? [share] : []),
    ],
    findings: [...proving, ...(fault ? failingAttempts(findings, fault) : [])],
    observed: fault ? toObserved(fault) : null,
    expected: failing.length > 0 ? expected : null,
  };
}

function serverOf({ args }: Finding): string {
  return typeof args['server'] === 'string' ? args['server'] : '';
}

function listed(servers: readonly string[]): string {
  return servers.length < 2
    ? servers.join('')
    : `${servers.slice(0, -1).join(', ')} and ${servers.at(-1) ?? ''}`;
}

function provenGround({ summary, confidence }: Finding): Ground {
  const proves = confidence === 'certain' || confidence === 'high';
  return { kind: proves ? 'configuration-proves' : 'configuration-suggests', text: summary };
}

function fitsGround(fault: string): Ground {
  return { kind: 'observation-fits', text: `The fault seen, ${fault}, is the one these settings make.` };
}

/** What the protocol log of the server shows it served, beside what was predicted. */
function servedGround(
  served: readonly ServedCertificate[],
  server: string,
  failing: readonly ServerPrediction[],
): Ground[] {
  const predicted = failing.find(({ prediction }) => prediction.server === server)?.served?.certificate
    .thumbprint;
  const logged = served.filter((entry) => entry.server === server);
  if (logged.length === 0 || predicted === undefined) return [];
  const same = logged.filter(({ certificate }) => certificate.thumbprint?.toUpperCase() === predicted);
  const sessions = sum(same, (entry) => entry.sessions);
  if (sessions === 0) {
    const text = `The SmtpReceive log of ${server} shows another certificate than the settings select.`;
    return [{ kind: 'observation-contradicts', text }];
  }
  const ended = sum(same, (entry) => entry.endedAfterTls);
  const part = ended === sessions ? 'all' : String(ended);
  const text = `The SmtpReceive log of ${server} shows that certificate in ${sessions} sessions; ${part} of them ended right after the handshake.`;
  return [{ kind: 'observation-points', text }];
}

function sum<Entry>(entries: readonly Entry[], value: (entry: Entry) => number): number {
  return entries.reduce((total, entry) => total + value(entry), 0);
}
