import { lookUp } from '@hybrid-mailflow/trace-parser';
import { explainedFault } from '../../observe/explained-fault.js';
import type { FaultObservation } from '../../observe/observations.js';
import { exportedOfMore } from '../../observe/unexported-server.js';
import { setupCertificateOf } from '../../observe/whose-certificate.js';
import { CAUSES, isCauseId, type CauseId } from '../cause-catalogue.js';
import { excludedBySettings, SHOWN_BY_SERVERS } from './excluded.js';
import { confidenceOf, scoreOf, type Ground } from './ground.js';
import { disagrees, fits, points, shareFits } from './grounds.js';
import { listed } from './listed.js';
import { failingAttempts } from './observed.js';
import { factsOf, type View } from './view.js';
import type { Weighed } from './weighed.js';

/** Codes by which Exchange Online tells of its own attempts (§E.4). */
const FROM_EXCHANGE_ONLINE = /^(?:[45]\.4\.31[5-8]|[45]\.7\.32\d)$/;

/** Who logs events of every program, in the catalogue's words. */
const FROM_WINDOWS = /^(?:Schannel|CAPI2)\b/;

/** The causes that a fault allows by its text alone, most likely first. What decides between them is for the gaps. */
export function possibilities(fault: FaultObservation, view: View): Weighed[] {
  const entries = explainedFault(fault);
  const setup = setupCertificatePresented(fault);
  const flow = FROM_EXCHANGE_ONLINE.test(fault.enhancedCode ?? '')
    ? 'cloud-to-onprem'
    : (entries[0]?.flow ?? 'either');
  const likely = entries.flatMap(({ likelyCauses }) => likelyCauses).filter(isCauseId);
  const edge = edgeConnectorOf(fault);
  const causes = [
    ...(edge === undefined ? [] : ['edge-subscription-stale' as const]),
    ...saidByServer(fault, likely),
    ...likely,
  ];
  return [...new Set(causes)]
    .filter((id) => !excludedBySettings(id, view, flow, fault))
    .map((id) =>
      possibility(id, {
        servers: setup && SETUP_CERTIFICATE_CAUSES.has(id) ? [setup.server] : [],
        grounds: [
          id === 'edge-subscription-stale' && edge !== undefined
            ? fits(
                `${edge} is a send connector that an Edge subscription makes: it leads to the Edge servers.`,
              )
            : fits(`${fault.fault} is what this cause looks like.`),
          ...setupGround(id, setup),
          ...(SHOWN_BY_SERVERS.has(id) ? unexportedGround(fault, view) : []),
        ],
        findings: failingAttempts(view.findings, fault),
        fault,
      }),
    );
}

/** Where the servers given do well and only some attempts do, another server may answer the others. */
function unexportedGround(fault: FaultObservation, view: View): Ground[] {
  const exported = exportedOfMore(view, fault);
  if (!exported || fault.examplesOnly) return [];
  const { failed, total } = fault.share;
  return [
    shareFits(
      `Receive connectors were given of ${listed(exported)} alone, where nothing is wrong by the settings, and ${failed} of ${total} attempts fail: another server may answer those.`,
    ),
  ];
}

/** `EdgeSync - Default-First-Site-Name to Internet`, where a report names the connector as the host that did not answer. */
function edgeConnectorOf({ targetHosts }: FaultObservation): string | undefined {
  return targetHosts.find((host) => /^edgesync - .+ to internet$/i.test(host));
}

/** A server of yours that refuses Exchange Online's certificate says so by a code of its own: what both allow comes first (§E.5). */
function saidByServer({ enhancedCode }: FaultObservation, likely: readonly CauseId[]): CauseId[] {
  const [code] = lookUp(enhancedCode ?? '');
  return code?.flow === 'onprem-to-cloud' ? likely.filter((id) => code.likelyCauses.includes(id)) : [];
}

/**
 * The same for events that were given without the failures they make. Those of Windows itself any program causes, a web site as
 * well: beside mail that was seen to flow they tell nothing.
 */
export function possibilitiesOfEvents(view: View): Weighed[] {
  const mailFlows = view.observations.attempts > 0 && view.faults.length === 0;
  return factsOf(view, 'event').flatMap(({ id: event, source = '', server }) => {
    const query = /capi2/i.test(source) ? `CAPI2 ${event}` : String(event);
    const causes = lookUp(query)
      .filter(({ raisedBy }) => !(mailFlows && FROM_WINDOWS.test(raisedBy)))
      .flatMap(({ likelyCauses }) => likelyCauses)
      .filter(isCauseId);
    return causes
      .filter((id) => !excludedBySettings(id, view, 'either'))
      .map((id) =>
        possibility(id, {
          servers: [],
          grounds: [
            fits(`Event ${event}${server === undefined ? '' : ` on ${server}`} is logged when this is so.`),
          ],
          findings: [],
          fault: undefined,
        }),
      );
  });
}

/**
 * A log that shows no session of Exchange Online, yet the certificate of setup sent to others: whatever peer a connector answers,
 * the certificate is the same (§B.1). Only where nothing is known of the settings or of mail that flows.
 */
export function possibilitiesOfServed({ observations, predictions, faults }: View): Weighed[] {
  const { served, servedToStrangers, attempts } = observations;
  if (attempts > 0 || served.length > 0 || predictions.length > 0 || faults.length > 0) return [];
  const setup = servedToStrangers.find(({ certificate }) => {
    const subject = certificate.subject ?? certificate.subjectAndIssuer;
    return setupCertificateOf(subject ?? null) !== undefined;
  });
  if (!setup) return [];
  const { certificate, connector, server } = setup;
  const text = `${connector} sends ${certificate.subject ?? certificate.subjectAndIssuer ?? ''}, the certificate Exchange setup makes, to other senders on the Internet: where it answers Exchange Online, it sends the same.`;
  return [...SETUP_CERTIFICATE_CAUSES].map((id) =>
    possibility(id, {
      servers: server === '' ? [] : [server],
      grounds: [fits(text)],
      findings: [],
      fault: undefined,
    }),
  );
}

function possibility(
  id: CauseId,
  told: Pick<Weighed, 'servers' | 'grounds' | 'findings' | 'fault'>,
): Weighed {
  return {
    id,
    summary: `It may be that ${CAUSES[id].possibility}.`,
    expected: null,
    score: scoreOf(told.grounds),
    confidence: confidenceOf(told.grounds),
    ...told,
  };
}

/** Causes in which an Exchange server answers with the certificate setup made for it (§J.c). */
const SETUP_CERTIFICATE_CAUSES: ReadonlySet<CauseId> = new Set([
  'server-without-tls-certificate-name',
  'another-receive-connector-answers',
]);

/** Causes in which something else than an Exchange server answers, or another name is expected. */
const ELSEWHERE: ReadonlySet<CauseId> = new Set([
  'tls-terminated-by-device',
  'old-certificate-on-device',
  'third-party-gateway-answers',
  'tls-domain-wrong',
]);

interface SetupCertificate {
  readonly server: string;
  readonly subject: string;
}

function setupCertificatePresented({ presented }: FaultObservation): SetupCertificate | undefined {
  for (const { subject } of presented) {
    const server = setupCertificateOf(subject);
    if (server !== undefined && subject !== null) return { server, subject };
  }
  return undefined;
}

function setupGround(id: CauseId, setup: SetupCertificate | undefined): Ground[] {
  if (!setup) return [];
  if (SETUP_CERTIFICATE_CAUSES.has(id))
    return [
      points(
        `${setup.subject} is the certificate Exchange setup makes for a server: ${setup.server} itself answered.`,
      ),
    ];
  return ELSEWHERE.has(id)
    ? [disagrees(`${setup.subject} looks like the certificate of an Exchange server, not of a device.`)]
    : [];
}
