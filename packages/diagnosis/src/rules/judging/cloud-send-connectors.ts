import { known, sendsToExchangeOnline, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { Situation } from '../../situation.js';

/** The enabled send connectors that lead to Exchange Online. */
export function cloudSendConnectors({ organization }: Pick<Situation, 'organization'>): SendConnector[] {
  return organization.sendConnectors.filter(sendsToExchangeOnline);
}

/** Mail for the whole Internet goes through it, so that Exchange Online relays for the organization (§D.3). */
export function relaysThroughExchangeOnline({ addressSpaces, smartHosts }: SendConnector): boolean {
  const everything = (known(addressSpaces) ?? []).some((space) => /^smtp:\*;/i.test(space));
  return everything && (known(smartHosts) ?? []).length > 0;
}
