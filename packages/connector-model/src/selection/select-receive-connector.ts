import { rangeContains } from '../normal-forms/address-range.js';
import {
  formatIpAddress,
  parseIpAddress,
  parseRemoteAddress,
  type IpAddress,
} from '../normal-forms/ip-address.js';
import { serverName } from '../normal-forms/server-name.js';
import type { AddressRange, Binding, ReceiveConnector } from '../objects.js';
import { visibleItems } from '../setting.js';
import type { Confidence } from './confidence.js';

export interface ReceiveConnectorQuery {
  /** Connectors of any number of servers. */
  readonly connectors: readonly ReceiveConnector[];
  readonly server: string;
  /** The server's own address the session came in on, where known. */
  readonly localAddress?: string;
  readonly localPort: number;
  /** As the server sees it: behind a source-NATing load balancer the device's inner address. (§A.1.3) */
  readonly remoteAddress: string;
}

/** A connector that matches, and by which of its settings. */
export interface ReceiveConnectorMatch {
  readonly connector: ReceiveConnector;
  readonly binding: Binding;
  /** Undefined where the export does not tell the connector's ranges. */
  readonly range?: AddressRange;
}

/** What decided a selection. */
export type SelectionRule =
  | 'only-match'
  | 'most-specific-range'
  | 'local-binding'
  | 'only-listener'
  | 'tie'
  | 'settings-missing'
  | 'no-listener'
  | 'no-range'
  | 'address-unreadable'
  | 'server-not-exported';

export interface ReceiveConnectorSelection {
  /** `unknown`: settings the decision needs are not in the export. */
  readonly outcome: 'selected' | 'no-connector' | 'ambiguous' | 'unknown';
  readonly chosen?: ReceiveConnectorMatch;
  /** The connector that would answer if the chosen one were gone. With `ambiguous`, the one tied with the first. */
  readonly runnerUp?: ReceiveConnectorMatch;
  readonly rule: SelectionRule;
  /** One sentence. */
  readonly reason: string;
  readonly confidence: Confidence;
  /** Connectors that might answer instead, for all the export tells. */
  readonly undecided: readonly ReceiveConnector[];
}

/**
 * Which receive connector of a server answers a session: enabled, listening on the local endpoint, and with the smallest
 * remote range that holds the remote address (§A.1). Where the rule that a binding to one address goes before a binding
 * to all decides, which Microsoft does not state, confidence is medium (§A.1.6).
 */
export function selectReceiveConnector(query: ReceiveConnectorQuery): ReceiveConnectorSelection {
  const remote = parseRemoteAddress(query.remoteAddress);
  const local = query.localAddress === undefined ? undefined : parseRemoteAddress(query.localAddress);
  if (!remote || (query.localAddress !== undefined && local?.family !== remote.family)) {
    return none(
      'unknown',
      'address-unreadable',
      `${query.remoteAddress} is not an address that can be matched.`,
    );
  }
  const server = serverName(query.server);
  const ofServer = query.connectors.filter((connector) => connector.server === server);
  if (ofServer.length === 0) {
    return none('unknown', 'server-not-exported', `The exports hold no receive connector of ${server}.`);
  }
  const endpoint = { remote, local, port: query.localPort };
  const candidates = ofServer.flatMap((connector) => toCandidate(connector, endpoint) ?? []);
  return decide(candidates, formatIpAddress(remote), `port ${query.localPort} of ${server}`);
}

interface Endpoint {
  readonly remote: IpAddress;
  readonly local: IpAddress | undefined;
  readonly port: number;
}

interface Candidate {
  readonly connector: ReceiveConnector;
  /** Its best match among what is known. */
  readonly match: RangedMatch | undefined;
  /** Bindings that take the session, or may. Without any, and with all bindings known, the connector does not listen. */
  readonly bindings: readonly Binding[];
  /** What it may have beyond the known match; undefined where nothing more can come. */
  readonly open: 'bindings' | 'ranges' | 'cut-ranges' | undefined;
}

type RangedMatch = ReceiveConnectorMatch & { readonly range: AddressRange };

function toCandidate(connector: ReceiveConnector, { remote, local, port }: Endpoint): Candidate | undefined {
  if (connector.enabled.state === 'set' && !connector.enabled.value) return undefined;
  const bindings = visibleItems(connector.bindings).filter(
    (binding) =>
      binding.family === remote.family && binding.port === port && reaches(binding, local) !== false,
  );
  const bindingsKnown = connector.bindings.state === 'set';
  if (bindings.length === 0 && bindingsKnown) return undefined;
  const sure = bindings.filter((binding) => reaches(binding, local) === true);
  const ranges = visibleItems(connector.remoteIpRanges).filter((range) => rangeContains(range, remote));
  const rangesKnown = connector.remoteIpRanges.state === 'set';
  return {
    connector,
    match: best(connector, sure, ranges),
    bindings,
    open: whatIsOpen(
      connector,
      ranges.length > 0 || !rangesKnown,
      bindingsKnown && sure.length === bindings.length,
    ),
  };
}

function whatIsOpen(
  { remoteIpRanges }: ReceiveConnector,
  mayHold: boolean,
  bindingsSettled: boolean,
): Candidate['open'] {
  if (mayHold && !bindingsSettled) return 'bindings';
  if (remoteIpRanges.state === 'set') return undefined;
  return remoteIpRanges.reason === 'truncated' ? 'cut-ranges' : 'ranges';
}

/** Whether a session to the local address ends at the binding; undefined where the local address is not known. */
function reaches(binding: Binding, local: IpAddress | undefined): boolean | undefined {
  if (binding.address === undefined) return true;
  return local && parseIpAddress(binding.address)?.value === local.value;
}

function best(
  connector: ReceiveConnector,
  bindings: readonly Binding[],
  ranges: readonly AddressRange[],
): RangedMatch | undefined {
  const binding = bindings.find(({ address }) => address !== undefined) ?? bindings[0];
  const [range] = [...ranges].sort(compareSizes);
  return binding && range && { connector, binding, range };
}

function compareSizes(left: AddressRange, right: AddressRange): number {
  const difference = left.hi - left.lo - (right.hi - right.lo);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function compareMatches(left: RangedMatch, right: RangedMatch): number {
  return specificity(left.binding) - specificity(right.binding) || compareSizes(left.range, right.range);
}

/** A binding to one address goes before one to all. (§A.1.6) */
function specificity({ address }: Binding): number {
  return address === undefined ? 1 : 0;
}

/** Whether what the export leaves open of a candidate may put it before the match. */
function mayBeat({ open, bindings, connector }: Candidate, match: RangedMatch): boolean {
  if (open === undefined) return false;
  const bestBinding = connector.bindings.state === 'set' ? Math.min(...bindings.map(specificity)) : 0;
  const ahead = bestBinding - specificity(match.binding);
  return ahead < 0 || (ahead === 0 && match.range.lo !== match.range.hi);
}

function decide(candidates: readonly Candidate[], remote: string, where: string): ReceiveConnectorSelection {
  const [chosen, runnerUp] = candidates.flatMap(({ match }) => match ?? []).sort(compareMatches);
  if (!chosen) return withoutMatch(candidates, remote, where);
  const rivals = candidates
    .filter(({ connector }) => connector !== chosen.connector)
    .filter((rival) => mayBeat(rival, chosen));
  const undecided = rivals.map(({ connector }) => connector);
  const found = { chosen, ...(runnerUp ? { runnerUp } : {}), undecided };
  const { identity } = chosen.connector;

  if (runnerUp && compareMatches(chosen, runnerUp) === 0) {
    const reason = `${identity} and ${runnerUp.connector.identity} have the same binding and the same range ${chosen.range.text}, which no server can store: the exports are of different times or servers.`;
    return { outcome: 'ambiguous', rule: 'tie', reason, confidence: 'low', ...found };
  }
  if (rivals.some(({ open }) => open !== 'cut-ranges')) {
    const reason = `${identity} matches ${remote} on ${where}, but the export leaves open whether ${names(rivals)} matches it better.`;
    return {
      outcome: 'unknown',
      rule: 'settings-missing',
      reason,
      confidence: 'low',
      runnerUp: chosen,
      undecided,
    };
  }
  const decided = explain(chosen, runnerUp, remote, where);
  if (rivals.length > 0) {
    const reason = `${decided.reason.slice(0, -1)}; the ranges of ${names(rivals)} are cut off in the export and may hold it too.`;
    return { outcome: 'selected', ...decided, reason, confidence: 'low', ...found };
  }
  const confidence = chosen.connector.enabled.state === 'set' ? decided.confidence : 'medium';
  return { outcome: 'selected', ...decided, confidence, ...found };
}

interface Explained {
  readonly rule: SelectionRule;
  readonly reason: string;
  readonly confidence: Confidence;
}

function explain(
  chosen: RangedMatch,
  runnerUp: RangedMatch | undefined,
  remote: string,
  where: string,
): Explained {
  const { connector, range, binding } = chosen;
  if (!runnerUp) {
    const reason = `${connector.identity} is the only connector on ${where} whose remote ranges hold ${remote}.`;
    return { rule: 'only-match', reason, confidence: 'certain' };
  }
  const other = runnerUp.connector.identity;
  if (specificity(binding) !== specificity(runnerUp.binding)) {
    const reason = `${connector.identity} listens on ${binding.address ?? ''} itself, ${other} on every address of ${where}.`;
    return { rule: 'local-binding', reason, confidence: 'medium' };
  }
  const reason = `${connector.identity} holds ${remote} in ${range.text}, a smaller range than ${runnerUp.range.text} of ${other}.`;
  return { rule: 'most-specific-range', reason, confidence: 'certain' };
}

function withoutMatch(
  candidates: readonly Candidate[],
  remote: string,
  where: string,
): ReceiveConnectorSelection {
  if (candidates.length === 0) {
    const reason = `No enabled connector listens on ${where}: the connection is refused.`;
    return none('no-connector', 'no-listener', reason, 'high');
  }
  const open = candidates.filter((candidate) => candidate.open !== undefined);
  if (open.length === 0) {
    const reason = `No connector on ${where} has a remote range that holds ${remote}: Exchange closes the connection.`;
    return none('no-connector', 'no-range', reason, 'high');
  }
  const undecided = open.map(({ connector }) => connector);
  const [only] = candidates;
  const [binding] = only?.bindings ?? [];
  if (candidates.length === 1 && only && binding && only.open !== 'bindings') {
    const reason = `${only.connector.identity} is the only connector that listens on ${where}; the export does not tell whether its remote ranges hold ${remote}.`;
    const chosen = { connector: only.connector, binding };
    return {
      outcome: 'selected',
      rule: 'only-listener',
      chosen,
      reason,
      confidence: 'medium',
      undecided: [],
    };
  }
  const reason = `The export lacks what tells which connector answers ${remote} on ${where}: ${names(open)}.`;
  return { ...none('unknown', 'settings-missing', reason), undecided };
}

function names(candidates: readonly Candidate[]): string {
  const [first, second, ...more] = candidates.map(({ connector }) => connector.identity);
  const head = [first, second].filter((name) => name !== undefined).join(' or ');
  return more.length === 0 ? head : `${head} or ${more.length} more`;
}

function none(
  outcome: 'no-connector' | 'unknown',
  rule: SelectionRule,
  reason: string,
  confidence: Confidence = 'low',
): ReceiveConnectorSelection {
  return { outcome, rule, reason, confidence, undecided: [] };
}
