import { compareServers, type ServerDifference } from '@hybrid-mailflow/connector-model';
import type { ServerPrediction } from '../predict/server-prediction.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { differenceArguments } from './judging/difference-arguments.js';

/** Servers behind one name must answer alike: a difference shows as mail that fails by chance (§F.2.1). */
export const serverSettingsDiffer = defineRule({
  id: 'server-settings-differ',
  title: 'A server is configured unlike the others in a setting that hybrid mail depends on',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates, CITATIONS.receiveConnectors],
  evaluate: (situation) => {
    if (situation.servers.size < 2) return [{ outcome: 'not-applicable' }];
    const entries = new Map<string, ServerPrediction>();
    for (const entry of situation.predictions) {
      const { server, flow } = entry.prediction;
      if (flow === 'cloud-to-onprem' && !entries.has(server)) entries.set(server, entry);
    }
    return compareServers(situation.organization).differences.map((difference): Outcome => {
      const entry = entries.get(difference.server ?? '');
      const primary = difference.actual?.origin ?? difference.reference?.origin;
      if (!entry || !primary || difference.weight === 'harmless' || isToldElsewhere(difference, entry))
        return { outcome: 'pass' };
      const what = difference.setting ?? difference.kind;
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, difference.weight === 'breaking' ? 'degraded' : 'advice'),
        confidence: difference.settledBy === 'nothing' ? 'medium' : 'high',
        summary: `${what} of ${difference.object} differs from ${difference.agreeing.slice(0, 3).join(', ')}: ${difference.text}`,
        primary,
        args: { ...differenceArguments(difference), agreeing: difference.agreeing.slice(0, 12) },
      };
    });
  },
});

/** Rules about the session itself say more of these. */
function isToldElsewhere({ setting, change }: ServerDifference, { prediction }: ServerPrediction): boolean {
  if (setting === 'TlsDomainCapabilities') return true;
  return prediction.outcome !== 'delivered' && (setting === 'TlsCertificateName' || change !== 'changed');
}
