import type { Origin } from '@hybrid-mailflow/evidence';
import { objectKey } from '../../merge/object-key.js';
import type {
  ConfigurationObject,
  HybridConfiguration,
  InboundConnector,
  Organization,
  OutboundConnector,
  ReceiveConnector,
  SendConnector,
} from '../../objects.js';
import { isNamedByWizard } from '../../selection/sends-to-exchange-online.js';
import { known } from '../../setting.js';
import { canonicalText, displayValue } from '../canonical-text.js';
import { nameOf, settingOf, shown, UnknownSettings } from '../compare-objects.js';
import { byWeight, type Comparison, type Difference, type ShownValue } from '../difference.js';
import { cardsOf, type SettingCard } from '../judges/cards.js';
import { judgeSetting, type FlowJudgement } from '../judges/judge-setting.js';
import { hybridFlavour, type HybridFlavour } from './hybrid-flavour.js';
import { EDGE_TABLE } from './edge-table.js';
import {
  INBOUND_TABLE,
  OTHER_SERVER_TABLE,
  OUTBOUND_TABLE,
  RECEIVE_2010_TABLE,
  RECEIVE_TABLE,
  SEND_TABLE,
} from './tables.js';
import { isDefaultFrontend, isFromWizard, wizardContext, type WizardContext } from './wizard-context.js';
import { expectedByLog, type WizardLogValue } from './wizard-log.js';
import type { PlainRow } from './wizard-row.js';

/** A setting that is not what the Hybrid Configuration Wizard writes. */
export interface WizardDifference extends Difference {
  /** `hand-made`: only what mail breaks without is held against the table. (§F.3) */
  readonly ownership: 'wizard' | 'hand-made';
  /** What told the expected value: the wizard's own log, what it is known to write, or what setup makes and it counts on. */
  readonly expectedFrom: 'log' | 'table' | 'setup';
}

export interface WizardComparison extends Comparison<WizardDifference> {
  readonly flavour: HybridFlavour;
}

/**
 * Holds the connectors of both sides against what the Hybrid Configuration Wizard writes. Expected values come from its log
 * where one is given, else from what it is known to write; what the exports do not tell it was told, is not judged.
 * Without a hybrid mail flow, or where nothing tells of one, there is nothing to compare: that is no drift. (§F.1)
 */
export function compareWizard(
  organization: Organization,
  logged: readonly WizardLogValue[] = [],
): WizardComparison {
  const flavour = hybridFlavour(organization);
  if (flavour.mailFlow !== true) return { flavour, differences: [], notCompared: [], compared: 0 };
  const context = wizardContext(organization);
  const drift = new WizardDrift(context, expectedByLog(organization, logged));
  for (const connector of organization.sendConnectors) if (isFromWizard(connector)) drift.send(connector);
  for (const connector of organization.receiveConnectors) drift.receive(connector);
  for (const connector of organization.inboundConnectors) drift.inbound(connector);
  for (const connector of organization.outboundConnectors) drift.outbound(connector);
  for (const hybrid of organization.hybridConfigurations) drift.hybrid(hybrid);
  return { flavour, ...drift.found() };
}

class WizardDrift {
  readonly #context: WizardContext;
  readonly #logged: ReadonlyMap<string, ConfigurationObject>;
  readonly #differences: WizardDifference[] = [];
  readonly #unknown = new UnknownSettings();
  #compared = 0;

  constructor(context: WizardContext, logged: ReadonlyMap<string, ConfigurationObject>) {
    this.#context = context;
    this.#logged = logged;
  }

  send(connector: SendConnector): void {
    const byHand = !isNamedByWizard(connector);
    if (!byHand || known(connector.enabled) !== false) this.#table(connector, SEND_TABLE, byHand);
  }

  receive(connector: ReceiveConnector): void {
    const { sorts, receivingServers, edgeServers } = this.#context;
    const sort = sorts.get(connector.server) ?? 'mailbox';
    if (sort === 'edge') {
      const isDefault = /^default internal receive connector /i.test(connector.name);
      if (isDefault && edgeServers?.includes(connector.server) === true)
        this.#table(connector, EDGE_TABLE, false, 'setup');
      return;
    }
    if (sort === '2010') {
      if (/^inbound from office 365/i.test(connector.name)) this.#table(connector, RECEIVE_2010_TABLE, false);
      return;
    }
    if (!isDefaultFrontend(connector)) return;
    const chosen = receivingServers?.includes(connector.server) === true;
    this.#table(connector, chosen ? RECEIVE_TABLE : OTHER_SERVER_TABLE, false);
  }

  inbound(connector: InboundConnector): void {
    const byHand = !isOwned(connector, /^Inbound from [0-9a-f-]{36}$/i);
    if (byHand && (known(connector.connectorType) === 'Partner' || known(connector.enabled) === false))
      return;
    this.#table(connector, INBOUND_TABLE, byHand);
  }

  outbound(connector: OutboundConnector): void {
    const byHand = !isOwned(connector, /^Outbound to [0-9a-f-]{36}$/i);
    if (byHand && (known(connector.connectorType) !== 'OnPremises' || known(connector.enabled) === false))
      return;
    this.#table(connector, OUTBOUND_TABLE, byHand);
  }

  /** Differing alone it only tells that a certificate was renewed without the wizard. (§F.3.4) */
  hybrid(hybrid: HybridConfiguration): void {
    const { certificate } = this.#context;
    const card = cardsOf(hybrid.kind).find(({ key }) => key === 'tlsCertificateName');
    const setting = hybrid.tlsCertificateName;
    if (!certificate || !card || setting.state !== 'set') return;
    this.#compared++;
    if (canonicalText(certificate.value) === canonicalText(setting.value)) return;
    const expected = { value: displayValue(certificate.value), origin: certificate.origin };
    const judgement = judgeSetting(card, certificate.value, setting.value, { from: hybrid, to: hybrid });
    this.#report(hybrid, card, judgement, expected, shown(setting), 'wizard', 'table');
  }

  found(): Comparison<WizardDifference> {
    return {
      differences: this.#differences.sort(byWeight),
      notCompared: this.#unknown.found(),
      compared: this.#compared,
    };
  }

  #table(
    object: ConfigurationObject,
    table: readonly PlainRow[],
    byHand: boolean,
    madeBy: 'table' | 'setup' = 'table',
  ): void {
    const logged = this.#logged.get(objectKey(object) ?? '');
    const ownership = byHand ? 'hand-made' : 'wizard';
    for (const card of cardsOf(object.kind)) {
      const row = table.find(({ key }) => key === card.key);
      if (!row || (byHand && !row.byHand)) continue;
      const fromLog = logged && settingOf(logged, card);
      const expected = fromLog?.state === 'set' ? fromLog.value : row.expected(this.#context, object);
      const setting = settingOf(object, card);
      if (expected === undefined) continue;
      if (setting?.state !== 'set') {
        this.#unknown.add(card, setting, object);
        continue;
      }
      this.#compared++;
      if (canonicalText(expected) === canonicalText(setting.value)) continue;
      if (fromLog?.state !== 'set' && row.holds(setting.value, this.#context, object)) continue;
      // As it would be with the setting of the wizard: a connector that is off takes mail again then.
      const from = { ...object, [card.key]: { ...setting, value: expected } };
      const judged = judgeSetting(card, expected, setting.value, { from, to: object });
      const judgement = row.weight === 'judged' ? judged : { ...judged, weight: row.weight };
      const reference: ShownValue =
        fromLog?.state === 'set'
          ? shown(fromLog)
          : withOrigin(displayValue(expected), row.origin(this.#context));
      const source = fromLog?.state === 'set' ? 'log' : madeBy;
      this.#report(object, card, judgement, reference, shown(setting), ownership, source);
    }
  }

  #report(
    object: ConfigurationObject,
    { name }: SettingCard,
    judgement: FlowJudgement,
    reference: ShownValue,
    actual: ShownValue,
    ownership: WizardDifference['ownership'],
    expectedFrom: WizardDifference['expectedFrom'],
  ): void {
    this.#differences.push({
      ...judgement,
      ...nameOf(object),
      change: 'changed',
      setting: name,
      reference,
      actual,
      ownership,
      expectedFrom,
    });
  }
}

function withOrigin(value: ShownValue['value'], origin: Origin | undefined): ShownValue {
  return origin === undefined ? { value } : { value, origin };
}

/** Whether the wizard made the connector: it says so, or nothing says otherwise and it has the wizard's name. (§F.3.1) */
function isOwned(
  { connectorSource, name }: Pick<InboundConnector, 'connectorSource' | 'name'>,
  wizardName: RegExp,
): boolean {
  const source = known(connectorSource);
  return (source === undefined || source === 'HybridWizard') && wizardName.test(name);
}
