import type { Finding } from '../diagnosis.js';
import { explainedFault } from '../observe/explained-fault.js';
import type { FaultObservation } from '../observe/observations.js';
import { CAUSES, isCauseId, type CauseId } from './cause-catalogue.js';
import type { Assessment } from './define-cause.js';
import type { Ground } from './ground.js';
import { failingAttempts, toObserved } from './observed.js';

export interface Possibility {
  readonly id: CauseId;
  readonly assessment: Assessment;
}

/** The causes that a fault allows by its text alone, most likely first. What decides between them is for the gaps. */
export function possibilities(fault: FaultObservation, findings: readonly Finding[]): Possibility[] {
  const setup = setupCertificatePresented(fault);
  return likelyCauses(fault).map((id) => ({
    id,
    assessment: {
      summary: `It may be that ${CAUSES[id].possibility}.`,
      servers: setup && SETUP_CERTIFICATE_CAUSES.has(id) ? [setup.server] : [],
      grounds: [
        { kind: 'observation-fits', text: `${fault.fault} is what this cause looks like.` },
        ...setupGround(id, setup),
      ],
      findings: failingAttempts(findings, fault),
      observed: toObserved(fault),
      expected: null,
    },
  }));
}

function likelyCauses(fault: FaultObservation): CauseId[] {
  return explainedFault(fault)
    .flatMap(({ likelyCauses: ids }) => ids)
    .filter(isCauseId);
}

/** Causes in which an Exchange server answers with the certificate setup made for it (§J.c). */
const SETUP_CERTIFICATE_CAUSES: ReadonlySet<CauseId> = new Set([
  'server-without-tls-certificate-name',
  'another-receive-connector-answers',
]);

interface SetupCertificate {
  readonly server: string;
  readonly subject: string;
}

/** `CN=EX02` with a single label is the name Exchange setup gives its self-signed certificate (§B.1.8, §J.c). */
function setupCertificatePresented({ presented }: FaultObservation): SetupCertificate | undefined {
  for (const { subject } of presented) {
    const label = subject === null ? undefined : /^CN=([A-Za-z0-9-]{1,15})$/.exec(subject)?.[1];
    if (label !== undefined && subject !== null) return { server: label.toUpperCase(), subject };
  }
  return undefined;
}

function setupGround(id: CauseId, setup: SetupCertificate | undefined): Ground[] {
  if (!setup) return [];
  if (SETUP_CERTIFICATE_CAUSES.has(id)) {
    const text = `${setup.subject} is the certificate Exchange setup makes for a server: ${setup.server} itself answered.`;
    return [{ kind: 'observation-points', text }];
  }
  const elsewhere: readonly CauseId[] = [
    'tls-terminated-by-device',
    'old-certificate-on-device',
    'third-party-gateway-answers',
    'tls-domain-wrong',
  ];
  if (!elsewhere.includes(id)) return [];
  return [
    {
      kind: 'observation-disagrees',
      text: `${setup.subject} looks like the certificate of an Exchange server, not of a device.`,
    },
  ];
}
