import type { ConfigurationObject } from '../../objects.js';
import { leadsToExchangeOnline } from '../../selection/sends-to-exchange-online.js';
import { known } from '../../setting.js';
import type { SettingValue } from '../canonical-text.js';
import { byWeight, type TouchedFlow } from '../difference.js';
import { mayTakeCloudMail, mayTakeNatMail } from './address-coverage.js';
import type { SettingCard } from './cards.js';
import { harmless, type Judgement } from './judge.js';

export interface FlowJudgement extends Judgement {
  readonly flow: TouchedFlow;
}

/** Two objects of one kind. */
export interface Pair<Object extends ConfigurationObject = ConfigurationObject> {
  readonly from: Object;
  readonly to: Object;
}

/** What it means for the flow it touches that a setting is another one; harmless where the object takes no part in any. */
export function judgeSetting(
  card: SettingCard,
  from: SettingValue,
  to: SettingValue,
  pair: Pair,
): FlowJudgement {
  const flow = flowOf(pair, card.key);
  if (flow === 'none') return { ...harmless(IDLE[pair.to.kind] ?? card.judge(from, to, pair).text), flow };
  return { ...card.judge(from, to, pair), flow };
}

/** As judgeSetting, of two objects neither of which is the right one: the worse of both directions. */
export function judgeEitherWay(
  card: SettingCard,
  from: SettingValue,
  to: SettingValue,
  pair: Pair,
): FlowJudgement {
  const back = { from: pair.to, to: pair.from };
  const [worse] = [judgeSetting(card, from, to, pair), judgeSetting(card, to, from, back)].sort(byWeight);
  return worse ?? judgeSetting(card, from, to, pair);
}

const IDLE: Readonly<Partial<Record<ConfigurationObject['kind'], string>>> = {
  OutboundConnector: 'The connector does not lead to the Exchange servers.',
  ReceiveConnector: 'The connector does not take mail of Exchange Online.',
  SendConnector: 'The connector does not lead to Exchange Online.',
};

/** What decides which sessions a receive connector takes. */
const TAKING: ReadonlySet<string> = new Set(['bindings', 'remoteIpRanges']);

function flowOf({ from, to }: Pair, key: string): TouchedFlow {
  const either = <Kind extends ConfigurationObject['kind']>(
    kind: Kind,
    test: (object: Extract<ConfigurationObject, { kind: Kind }>) => boolean,
  ) => [from, to].some((object) => isOfKind(object, kind) && test(object));
  switch (to.kind) {
    case 'ReceiveConnector': {
      const runs = either('ReceiveConnector', ({ enabled }) => known(enabled) !== false);
      const takes =
        either('ReceiveConnector', mayTakeCloudMail) ||
        (TAKING.has(key) && either('ReceiveConnector', mayTakeNatMail));
      return runs && takes ? 'cloud-to-onprem' : 'none';
    }
    case 'SendConnector':
      return either('SendConnector', leadsToExchangeOnline) ? 'onprem-to-cloud' : 'none';
    case 'OutboundConnector':
      return either('OutboundConnector', ({ connectorType }) => known(connectorType) !== 'Partner')
        ? 'cloud-to-onprem'
        : 'none';
    case 'InboundConnector':
    case 'TransportService':
      return 'onprem-to-cloud';
    case 'AcceptedDomain':
    case 'RemoteDomain':
      return to.side === 'onprem' ? 'onprem-to-cloud' : 'cloud-to-onprem';
    case 'ExchangeCertificate':
    case 'ExchangeServer':
    case 'TransportConfig':
      return 'cloud-to-onprem';
    case 'HybridConfiguration':
    case 'OnPremisesOrganization':
      return 'none';
  }
}

function isOfKind<Kind extends ConfigurationObject['kind']>(
  object: ConfigurationObject,
  kind: Kind,
): object is Extract<ConfigurationObject, { kind: Kind }> {
  return object.kind === kind;
}
