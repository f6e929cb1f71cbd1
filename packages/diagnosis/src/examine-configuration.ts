import {
  hybridFlavour,
  selectOutboundConnector,
  type Organization,
  type OutboundConnectorSelection,
  type WizardLogValue,
} from '@hybrid-mailflow/connector-model';
import type { EvidenceItem, Issue } from '@hybrid-mailflow/evidence';
import type { EvidenceSummary, Finding, Gap, Prediction } from './diagnosis.js';
import { findGaps } from './gaps/find-gaps.js';
import { describeGap, type GapId } from './gaps/gap-catalogue.js';
import { Observer } from './observe/observer.js';
import { wizardLogOf } from './observe/wizard-log.js';
import { predict } from './predict/predict.js';
import { readEvidence } from './read-evidence.js';
import { RULES } from './rules/index.js';
import { runRules } from './rules/run-rules.js';
import type { Situation } from './situation.js';

export interface ExamineOptions {
  /** The moment everything is judged at, ISO 8601. */
  readonly asOf: string;
  /** The address sessions of Exchange Online come from, as the servers see it. Default: one of Microsoft's list. */
  readonly from?: string;
  /** Only the way of mail for this recipient domain. Default: every connector that leads to the servers. */
  readonly domain?: string;
}

/** What is configured, and what that makes of a session, with everything that was observed left out. */
export interface ExaminedConfiguration {
  readonly asOf: string;
  readonly evidence: readonly EvidenceSummary[];
  readonly organization: Organization;
  /** What a log of the Hybrid Configuration Wizard says it expected. */
  readonly wizardLog: readonly WizardLogValue[];
  /** Which OutboundConnector takes mail for the domain asked about; null where none was asked about. */
  readonly route: OutboundConnectorSelection | null;
  readonly predictions: readonly Prediction[];
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly issues: readonly Issue[];
}

/**
 * Reads exports, predicts both flows and runs the rules on the configuration alone: logs and traces among the items are read
 * past. The same items and options give the same answer.
 */
export async function examineConfiguration(
  items: readonly EvidenceItem[],
  { asOf, from, domain }: ExamineOptions,
): Promise<ExaminedConfiguration> {
  const { summaries, configuration, observations, issues } = await readEvidence(items);
  const { organization } = configuration;
  const { facts } = observations;
  const route = domain === undefined ? null : routeOf(organization, domain);
  const routed = route ? { ...organization, outboundConnectors: takenBy(route) } : organization;
  const situation: Situation = {
    ...configuration,
    organization: routed,
    asOf,
    predictions: [],
    observations: {
      ...new Observer().observations(),
      cloudAddresses: new Map(
        from === undefined ? [] : organization.servers.map((server) => [server, [from]]),
      ),
    },
  };
  const predictions = predict(situation, situation.observations, asOf).filter(
    // Mail that no connector takes does not go to the servers.
    ({ prediction }) => prediction.flow !== 'cloud-to-onprem' || route?.outcome !== 'no-connector',
  );
  const predicted: Situation = { ...situation, predictions };
  const { findings, issues: ruleIssues } = runRules(RULES, predicted);
  return {
    asOf,
    evidence: summaries,
    organization,
    wizardLog: wizardLogOf(facts),
    route,
    predictions: predictions.map(({ prediction }) => prediction),
    findings,
    gaps:
      predictions.length > 0 || route
        ? findGaps(predicted, [])
        : unseen(organization).map((id) => describeGap(id)),
    issues: [...issues, ...ruleIssues],
  };
}

/** What must be seen before anything can be predicted at all; nothing where no mail is meant to flow. */
function unseen(organization: Organization): readonly GapId[] {
  const { receiveConnectors, certificates, outboundConnectors } = organization;
  if (hybridFlavour(organization).mailFlow === false) return [];
  return [
    ...(receiveConnectors.length === 0 ? (['receive-connectors'] as const) : []),
    ...(certificates.length === 0 ? (['exchange-certificates'] as const) : []),
    ...(outboundConnectors.length === 0 ? (['outbound-connectors'] as const) : []),
  ];
}

/** The connectors that take the mail, or may. */
function takenBy({ chosen, runnerUp, outcome, undecided }: OutboundConnectorSelection) {
  if (outcome === 'unknown') return undecided;
  return [chosen, outcome === 'ambiguous' ? runnerUp : undefined].flatMap((match) => match?.connector ?? []);
}

function routeOf(
  { outboundConnectors, acceptedDomains }: Organization,
  recipientDomain: string,
): OutboundConnectorSelection {
  return selectOutboundConnector({ connectors: outboundConnectors, recipientDomain, acceptedDomains });
}
