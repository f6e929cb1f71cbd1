import { describe, expect, it } from 'vitest';
import { diagnose, type CauseId, type Prediction } from '../../packages/diagnosis/src/index.js';
import { HOUR } from '../cases/contoso.js';
import { LAB_CAUSES } from './causes/index.js';
import { generate, itemsOf } from './generate.js';
import { AS_OF } from './measure.js';
import type { Organization } from './organization.js';
import { cloudAttempts, type CloudAttempt } from './simulate-cloud.js';
import { onpremAttempts, type OnpremAttempt } from './simulate-onprem.js';

/** Causes in which what is exported decides every session; in the others a device, the network or Windows has its say. */
const DECIDED_BY_SETTINGS: readonly (CauseId | 'healthy')[] = [
  'healthy',
  'server-without-tls-certificate-name',
  'another-receive-connector-answers',
  'tls-certificate-name-stale',
  'certificate-expired',
  'tls-domain-wrong',
  'certificate-not-enabled-for-smtp',
  'internal-transport-certificate-missing',
  'edge-certificate-differs',
  'client-certificate-missing-or-wrong',
  'sender-certificate-name-mismatch',
  'sender-certificate-name-too-broad',
  'partner-connector-too-broad',
  'certificate-in-wrong-store',
  'cloud-capability-missing',
  'renewal-incomplete',
];
const SEEDS = Array.from({ length: 8 }, (_, at) => 57_721_000 + at);

/** What the prediction calls the end of a simulated session. */
function cloudOutcome({ fault }: CloudAttempt): string {
  if (!fault) return 'delivered';
  const { message } = fault;
  if (message.includes('STARTTLS is required')) return 'starttls-not-offered';
  if (message.includes('TLS negotiation failed')) return 'tls-negotiation-failed';
  if (message.includes('10061')) return 'refused';
  return /^\w+/.exec(message)?.[0] ?? message;
}

function onpremOutcome({ end, recognised, reply }: OnpremAttempt): string {
  if (end === 'certificate') return 'client-certificate-not-found';
  if (end === 'handshake') return 'tls-negotiation-failed';
  if (end === 'validation') return 'remote-validation-failed';
  if (recognised) return 'delivered-as-internal';
  return reply.startsWith('550 5.7.51') ? 'rejected' : 'delivered-as-external';
}

/** One line for each session: what the simulation made of it, and what was predicted. */
function compared(organization: Organization, seed: number, predictions: readonly Prediction[]) {
  const inbound = cloudAttempts(organization, seed, HOUR.from, 30).map((attempt) => {
    const server = attempt.server?.name ?? '';
    const connector = `${server}\\${attempt.connector?.name ?? ''}`;
    const predicted = predictions.find(
      (entry) =>
        entry.flow === 'cloud-to-onprem' &&
        entry.server === server &&
        entry.steps[0]?.text.startsWith(`${connector} `) === true &&
        (entry.remoteAddress === null ||
          attempt.path.sourceNat === null ||
          entry.remoteAddress === attempt.remote),
    );
    return {
      session: `${attempt.remote} to ${connector} at ${attempt.path.address}`,
      simulated: cloudOutcome(attempt),
      predicted: predicted?.outcome,
    };
  });
  const outbound = onpremAttempts(organization, seed, HOUR.from, 3).map((attempt) => ({
    session: `${attempt.server.name} to ${attempt.recipient}`,
    simulated: onpremOutcome(attempt),
    predicted: predictions.find(
      ({ flow, server }) => flow === 'onprem-to-cloud' && server === attempt.server.name,
    )?.outcome,
  }));
  return [...inbound, ...outbound];
}

describe('the prediction and the simulation, two readings of the same settings', () => {
  it.each(DECIDED_BY_SETTINGS)('agree on every session of %s', async (id) => {
    const cause = LAB_CAUSES.find((entry) => entry.id === id) ?? null;
    let sessions = 0;
    for (const seed of SEEDS) {
      const organization = generate(cause, seed);
      const { predictions } = await diagnose(itemsOf(organization, seed), { asOf: AS_OF });
      const all = compared(organization, seed, predictions);
      sessions += all.length;
      expect(
        all.filter(({ simulated, predicted }) => simulated !== predicted),
        `seed ${seed}`,
      ).toEqual([]);
    }
    expect(sessions).toBeGreaterThan(100);
  });
});
