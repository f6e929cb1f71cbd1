import { ADDRESS_TOKENS } from './address-tokens.js';
import { POLICY_TOKENS } from './policy-tokens.js';
import type { CatalogueEntry, CatalogueFamily, EntryOf } from './catalogue-entry.js';
import { CERTIFICATE_TOKENS } from './certificate-tokens.js';
import { COMPONENT_WORDS } from './component-words.js';
import { CONNECTION_TOKENS } from './connection-tokens.js';
import { ENHANCED_CODES } from './enhanced-codes.js';
import { EVENTS } from './events.js';
import { LOG_PHRASES } from './log-phrases.js';
import { NETWORK_ERRORS } from './network-errors.js';
import { RELAY_TOKENS } from './relay-tokens.js';
import { TLS_TOKENS } from './tls-tokens.js';
import { WINDOWS_STATUSES } from './windows-statuses.js';

/**
 * Every code, word, event and phrase we can explain. The order decides where the phrases of several fit one text: what
 * is said of certificates and TLS is exact, what is said of mailboxes and spam comes next, connections last.
 */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...family('event', EVENTS),
  ...family('token', [
    ...CERTIFICATE_TOKENS,
    ...TLS_TOKENS,
    ...RELAY_TOKENS,
    ...ADDRESS_TOKENS,
    ...POLICY_TOKENS,
  ]),
  ...family('network-error', NETWORK_ERRORS),
  ...family('token', [...CONNECTION_TOKENS, ...COMPONENT_WORDS]),
  ...family('windows-status', WINDOWS_STATUSES),
  ...family('enhanced-code', ENHANCED_CODES),
  ...family('log-phrase', LOG_PHRASES),
];

function family(name: CatalogueFamily, entries: readonly EntryOf[]): CatalogueEntry[] {
  return entries.map((entry) => ({ ...entry, family: name }));
}
