import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** An accepted domain `*` of a relay type makes every server an open relay. */
export const acceptedDomainForEverything = defineRule({
  id: 'accepted-domain-for-everything',
  title: 'An accepted domain takes mail for every domain, so that anonymous senders may relay',
  severity: 'degraded',
  cites: [CITATIONS.openRelayDomain],
  evaluate: ({ organization, servers }) => {
    const domains = organization.acceptedDomains.filter(({ side }) => side !== 'cloud');
    if (domains.length === 0 && servers.size > 0)
      return [{ outcome: 'insufficient-evidence', missing: ['onprem-accepted-domains'] }];
    return domains.map((domain): Outcome => {
      if (known(domain.domainName) !== '*') return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `The accepted domain ${domain.name} is *: anonymous senders may relay to any address through your servers.`,
        primary: domain.domainName.origin,
        args: { domain: domain.name, domainType: known(domain.domainType) ?? null },
      };
    });
  },
});
