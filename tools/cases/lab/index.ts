import type { Case } from '../case.js';
import { certificateExpired } from './certificate-expired.js';
import { edgeSubscriptionRecreated } from './edge-subscription-recreated.js';
import { firewallHidesStarttls } from './firewall-hides-starttls.js';
import { firewallLetsSomeRangesIn } from './firewall-lets-some-ranges-in.js';
import { intermediateMissingOnOneServer } from './intermediate-missing-on-one-server.js';
import { oldCertificateOnLoadBalancer } from './old-certificate-on-load-balancer.js';
import { oneConnectorForgottenAtRenewal } from './one-connector-forgotten-at-renewal.js';
import { privateKeyDamagedOnOneServer } from './private-key-damaged-on-one-server.js';
import { relayConnectorAnswers } from './relay-connector-answers.js';
import { renewedUnderAnotherIssuer } from './renewed-under-another-issuer.js';
import { secondSiteNobodyLooksAfter } from './second-site-nobody-looks-after.js';
import { tenantWaitsForAnotherName } from './tenant-waits-for-another-name.js';

/** Incidents that the laboratory makes, one or two of each family of causes. */
export const LAB_CASES: readonly Case[] = [
  relayConnectorAnswers,
  renewedUnderAnotherIssuer,
  oneConnectorForgottenAtRenewal,
  certificateExpired,
  oldCertificateOnLoadBalancer,
  firewallHidesStarttls,
  intermediateMissingOnOneServer,
  privateKeyDamagedOnOneServer,
  edgeSubscriptionRecreated,
  firewallLetsSomeRangesIn,
  tenantWaitsForAnotherName,
  secondSiteNobodyLooksAfter,
];
