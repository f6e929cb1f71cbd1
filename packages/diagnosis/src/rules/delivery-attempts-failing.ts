import type { FaultObservation } from '../observe/observations.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Mail that was seen to fail on TLS, certificates or connectors. Other failures are none of ours and stay silent here. */
export const deliveryAttemptsFailing = defineRule({
  id: 'delivery-attempts-failing',
  title: 'Delivery attempts fail on TLS, a certificate or a connector',
  severity: 'blocker',
  cites: [CITATIONS.mailFlowIntelligence],
  evaluate: ({ observations }) => {
    if (observations.attempts === 0)
      return [{ outcome: 'insufficient-evidence', missing: ['message-trace'] }];
    const faults = observations.faults.filter(isOurs);
    return faults.length > 0 ? faults.map(judge) : [{ outcome: 'pass' }];
  },
});

const OURS = new Set(['tls', 'certificate', 'connector', 'attribution', 'network', 'dns', 'policy']);

/** Whether a fault is about the transport between the two sides at all. */
export function isOurs(fault: FaultObservation): boolean {
  return OURS.has(fault.class);
}

function judge(fault: FaultObservation): Outcome {
  const [primary, ...others] = fault.origins;
  if (!primary) return { outcome: 'not-applicable' };
  const { failed, total } = fault.share;
  const count = fault.examplesOnly
    ? `${failed} ${failed === 1 ? 'text tells' : 'texts tell'} of`
    : `${failed} of ${total} attempts failed with`;
  return {
    outcome: 'fail',
    confidence: 'certain',
    summary: `${count} ${fault.fault}.`,
    primary,
    related: others.map((origin) => ({ origin, text: 'the same fault' })),
    args: {
      fault: fault.fault,
      token: fault.token,
      class: fault.class,
      failed,
      total,
      first: fault.first,
      last: fault.last,
      targetHosts: fault.targetHosts,
      targetAddresses: fault.targetAddresses,
    },
  };
}
