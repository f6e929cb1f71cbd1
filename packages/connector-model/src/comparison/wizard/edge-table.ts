import { isWholeFamily, parseAddressRange } from '../../normal-forms/address-range.js';
import type { ReceiveConnector } from '../../objects.js';
import { has } from '../judges/judge.js';
import { fixed, rowsOf, type PlainRow } from './wizard-row.js';

const receive = rowsOf<ReceiveConnector>();

/**
 * `Default internal receive connector <server>` of an Edge server the wizard was run for. The wizard changes nothing there
 * (§F.2.3) and counts on what setup made (§A.2.5), of which mail from Exchange Online needs this much; TlsCertificateName an
 * administrator sets by hand, to the certificate that all Edge servers share.
 */
export const EDGE_TABLE: readonly PlainRow[] = [
  receive({ key: 'enabled', weight: 'judged', expected: fixed(true) }),
  receive({
    key: 'bindings',
    weight: 'judged',
    expected: fixed([{ family: 4, port: 25 }]),
    holds: (bindings) => bindings.some(({ family, port }) => family === 4 && port === 25),
  }),
  receive({
    key: 'remoteIpRanges',
    weight: 'judged',
    expected: fixed(['0.0.0.0-255.255.255.255'].flatMap((text) => parseAddressRange(text) ?? [])),
    holds: (ranges) => ranges.some((range) => range.family === 4 && isWholeFamily(range)),
  }),
  receive({
    key: 'authMechanism',
    weight: 'judged',
    expected: fixed(['Tls', 'ExchangeServer']),
    holds: (mechanisms) => has(mechanisms, 'Tls'),
  }),
  receive({
    key: 'permissionGroups',
    weight: 'judged',
    expected: fixed(['AnonymousUsers', 'ExchangeServers', 'Partners']),
    holds: (groups) => has(groups, 'AnonymousUsers'),
  }),
  receive({
    key: 'tlsCertificateName',
    weight: 'judged',
    expected: ({ certificate }) => certificate?.value,
    origin: ({ certificate }) => certificate?.origin,
    // Empty: its Fqdn decides.
    holds: (name) => name === null,
  }),
];
