import type { ObjectKind } from '../../kinds/object-kind.js';
import type { ConfigurationObject } from '../../objects.js';
import type { SettingValue } from '../canonical-text.js';
import { INBOUND_CONNECTOR, OUTBOUND_CONNECTOR } from './exchange-online-connectors.js';
import type { Judgement } from './judge.js';
import {
  ACCEPTED_DOMAIN,
  EXCHANGE_CERTIFICATE,
  EXCHANGE_SERVER,
  HYBRID_CONFIGURATION,
  ON_PREMISES_ORGANIZATION,
  REMOTE_DOMAIN,
  TRANSPORT_CONFIG,
  TRANSPORT_SERVICE,
} from './organization-objects.js';
import { RECEIVE_CONNECTOR } from './receive-connector.js';
import { SEND_CONNECTOR } from './send-connector.js';

/** A setting of some kind of object; only to be asked about objects of that kind. */
export interface SettingCard {
  /** Its key in the model. */
  readonly key: string;
  /** As the cmdlet spells it. */
  readonly name: string;
  readonly judge: (
    from: SettingValue,
    to: SettingValue,
    objects: { readonly from: ConfigurationObject; readonly to: ConfigurationObject },
  ) => Judgement;
}

const TABLES = {
  AcceptedDomain: ACCEPTED_DOMAIN,
  ExchangeCertificate: EXCHANGE_CERTIFICATE,
  ExchangeServer: EXCHANGE_SERVER,
  HybridConfiguration: HYBRID_CONFIGURATION,
  InboundConnector: INBOUND_CONNECTOR,
  OnPremisesOrganization: ON_PREMISES_ORGANIZATION,
  OutboundConnector: OUTBOUND_CONNECTOR,
  ReceiveConnector: RECEIVE_CONNECTOR,
  RemoteDomain: REMOTE_DOMAIN,
  SendConnector: SEND_CONNECTOR,
  TransportConfig: TRANSPORT_CONFIG,
  TransportService: TRANSPORT_SERVICE,
} as const satisfies Record<ObjectKind, object>;

// A table is typed by its kind of object; whoever compares two objects of one kind no longer knows which.
const CARDS = new Map<ObjectKind, readonly SettingCard[]>(
  Object.entries(TABLES as unknown as Record<ObjectKind, Record<string, Omit<SettingCard, 'key'>>>).map(
    ([kind, table]) => [
      kind as ObjectKind,
      Object.entries(table).map(([key, { name, judge }]) => ({ key, name, judge })),
    ],
  ),
);

/** The settings of a kind of object, in the order of the model. */
export function cardsOf(kind: ObjectKind): readonly SettingCard[] {
  return CARDS.get(kind) ?? [];
}
