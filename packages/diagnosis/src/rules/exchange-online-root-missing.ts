import { missingRoot, EXCHANGE_ONLINE_ROOT } from '../predict/missing-root.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Exchange Online's chain ends at DigiCert Global Root G2; a server without it breaks both flows (§I.3). */
export const exchangeOnlineRootMissing = defineRule({
  id: 'exchange-online-root-missing',
  title: 'A server lacks the root certificate that Exchange Online uses',
  severity: 'blocker',
  cites: [CITATIONS.digicertG2, CITATIONS.trustedRootCheck],
  evaluate: ({ servers, observations: { facts } }) => {
    if (!facts.some(({ kind }) => kind === 'registry-value' || kind === 'store-certificate'))
      return [{ outcome: 'insufficient-evidence', missing: ['windows-roots'] }];
    return [...servers.keys()].map((server): Outcome => {
      const found = missingRoot(facts, server);
      if (!found) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'medium',
        summary: `${found.text}.`,
        primary: found.origin,
        args: { server, root: 'DigiCert Global Root G2', thumbprint: EXCHANGE_ONLINE_ROOT },
      };
    });
  },
});
