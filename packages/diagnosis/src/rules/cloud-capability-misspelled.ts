import { known, type ReceiveConnector } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { CLOUD_CAPABILITY } from './receive-connector-without-cloud-capability.js';

/** `AcceptCloudServiceMail`, found in blog posts, is no value of the parameter; Exchange would refuse it (§D.1). */
export const cloudCapabilityMisspelled = defineRule({
  id: 'cloud-capability-misspelled',
  title: 'TlsDomainCapabilities holds a misspelled capability',
  severity: 'degraded',
  cites: [CITATIONS.setReceiveConnector],
  evaluate: ({ organization }) => organization.receiveConnectors.flatMap(judge),
});

function judge(connector: ReceiveConnector): Outcome[] {
  const capabilities = known(connector.tlsDomainCapabilities);
  if (!capabilities) return [{ outcome: 'insufficient-evidence', missing: ['receive-connectors'] }];
  const misspelled = capabilities.filter((entry) =>
    entry.capabilities.some((name) => /^AcceptCloudServiceMail$/i.test(name)),
  );
  if (misspelled.length === 0) return [{ outcome: 'pass' }];
  return misspelled.map(({ raw }) => ({
    outcome: 'fail',
    confidence: 'certain',
    summary: `TlsDomainCapabilities of ${connector.identity} is written ${raw}; the capability is called AcceptCloudServicesMail.`,
    primary: connector.tlsDomainCapabilities.origin,
    args: {
      server: connector.server.toUpperCase(),
      connector: connector.identity,
      tlsDomainCapabilities: capabilities.map((entry) => entry.raw),
      expected: CLOUD_CAPABILITY,
    },
  }));
}
