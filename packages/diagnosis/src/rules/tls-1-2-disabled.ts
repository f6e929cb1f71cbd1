import { tlsDisabled } from '../predict/handshake.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Exchange Online takes nothing older than TLS 1.2 (§I.4). */
export const tls12Disabled = defineRule({
  id: 'tls-1-2-disabled',
  title: 'TLS 1.2 is switched off in Windows on a server',
  severity: 'blocker',
  cites: [CITATIONS.encryptionReference],
  evaluate: ({ servers, observations: { facts } }) => {
    if (!facts.some(({ kind }) => kind === 'registry-value'))
      return [{ outcome: 'insufficient-evidence', missing: ['windows-tls-settings'] }];
    return [...servers.keys()].flatMap((server) =>
      (['Server', 'Client'] as const).map((role): Outcome => {
        const fault = tlsDisabled(facts, server, role);
        if (!fault) return { outcome: 'pass' };
        return {
          outcome: 'fail',
          confidence: fault.confidence,
          summary: `${fault.text}.`,
          primary: fault.origin,
          args: { server, role },
        };
      }),
    );
  },
});
