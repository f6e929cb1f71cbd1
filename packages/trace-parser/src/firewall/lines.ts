import type { FirewallAction } from '../fact.js';

/** What one line of a firewall says of a connection. */
export type FirewallLine = Pick<
  FirewallAction,
  'product' | 'action' | 'sourceAddress' | 'targetAddress' | 'targetPort' | 'reason'
> & { readonly time?: string };

type Action = FirewallAction['action'];

const ASA = /%(?:ASA|FTD|PIX)-\d-(\d{6}): (.*)$/;
const ASA_PAIR = new RegExp(
  String.raw`(?:from|for|src|permitted tcp|denied tcp|est-allowed tcp) (?:\w[\w.-]*[:/])?([\da-fA-F.:]{3,45}?)[/|(](\d{1,5})\)?.*?(?: to | dst | -> )(?:\w[\w.-]*[:/])?([\da-fA-F.:]{3,45}?)[/|(](\d{1,5})`,
);
const ASA_TIME =
  /^(?:<\d+>)?([A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d))/;
const SMTP_INSPECTION = /\binspect e?smtp\b|\bpolicy-map type inspect esmtp\b/;
const PAIRED = /([A-Za-z_]{2,20})[=:](?:"([^"]{0,300})"|([^\s;"]{1,300}))/g;

/** Cisco ASA and Firepower: syslog, and the configuration line that inspects SMTP. */
function readAsa(text: string): FirewallLine | undefined {
  if (SMTP_INSPECTION.test(text) && !/^\s*no\s/.test(text))
    return { product: 'cisco-asa', action: 'inspected', reason: text.trim() };
  const [, id = '', said = ''] = ASA.exec(text) ?? [];
  if (id === '') return undefined;
  const [, source, , target, port] = ASA_PAIR.exec(said) ?? [];
  if (target === undefined) return undefined;
  const time = ASA_TIME.exec(text)?.[1];
  const { action, reason } = asaAction(id, said);
  return {
    product: 'cisco-asa',
    action,
    ...(source !== undefined && { sourceAddress: source }),
    targetAddress: target,
    targetPort: Number(port),
    ...(reason !== undefined && { reason }),
    ...(time !== undefined && { time }),
  };
}

function asaAction(id: string, said: string): { action: Action; reason?: string } {
  if (id.startsWith('108')) return { action: 'inspected', reason: said.slice(0, 200) };
  if (id === '302013') return { action: 'allowed' };
  if (id === '302014') {
    const reason = /bytes \d+ (.+?)(?: from \w+)?\s*$/.exec(said)?.[1];
    if (reason === undefined) return { action: 'closed' };
    const action = /SYN Timeout|timeout/i.test(reason)
      ? 'timed-out'
      : /reset|deny|denied/i.test(reason)
        ? 'reset'
        : 'closed';
    return { action, reason };
  }
  const group = /by access-group "([^"]+)"|access-list (\S+)/.exec(said);
  const reason = group?.[1] ?? group?.[2];
  const action = /\bpermitted\b/.test(said) ? 'allowed' : 'denied';
  return { action, ...(reason !== undefined && { reason }) };
}

/** `pfirewall.log`: date time action protocol src-ip dst-ip src-port dst-port … */
const WINDOWS =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (ALLOW|DROP|OPEN|CLOSE|OPEN-INBOUND) TCP ([\da-fA-F.:]+) ([\da-fA-F.:]+) \d+ (\d+)\b/;

function readWindows(text: string): FirewallLine | undefined {
  const [, time, word = '', sourceAddress, targetAddress, port] = WINDOWS.exec(text) ?? [];
  if (time === undefined || sourceAddress === undefined || targetAddress === undefined) return undefined;
  const action = word === 'DROP' ? 'denied' : word === 'CLOSE' ? 'closed' : 'allowed';
  return {
    product: 'windows-firewall',
    action,
    sourceAddress,
    targetAddress,
    targetPort: Number(port),
    time,
  };
}

/** Palo Alto's traffic log, by position. */
function readPaloAlto(text: string): FirewallLine | undefined {
  if (!text.includes(',TRAFFIC,')) return undefined;
  const fields = text.split(',', 60);
  const [time, sourceAddress, targetAddress, rule, port, action, ended] = [6, 7, 8, 11, 25, 30, 46].map(
    (at) => fields[at],
  );
  if (sourceAddress === undefined || targetAddress === undefined || port === undefined) return undefined;
  const reason = [rule, ended]
    .filter((part) => part !== undefined && part !== '' && part !== 'n/a')
    .join(': ');
  return {
    product: 'palo-alto',
    action: actionOf(`${action ?? ''} ${ended ?? ''}`),
    sourceAddress,
    targetAddress,
    targetPort: Number(port),
    ...(reason !== '' && { reason }),
    ...(time !== undefined && { time }),
  };
}

/** Fortinet and Check Point write `name=value` or `name:"value"`. */
function readPaired(text: string): FirewallLine | undefined {
  if (!/\b(?:srcip|src)[=:]/i.test(text)) return undefined;
  const pairs = new Map<string, string>();
  for (const [, name = '', quoted, plain] of text.matchAll(PAIRED)) {
    if (!pairs.has(name.toLowerCase())) pairs.set(name.toLowerCase(), quoted ?? plain ?? '');
  }
  const of = (...names: readonly string[]) =>
    names.map((name) => pairs.get(name)).find((value) => value !== undefined);
  const sourceAddress = of('srcip', 'src');
  const targetAddress = of('dstip', 'dst');
  const action = of('action', 'act');
  const port = of('dstport', 'dpt', 's_port_dst', 'service');
  if (sourceAddress === undefined || targetAddress === undefined || action === undefined) return undefined;
  const date = of('date', 'eventdate');
  const time = [date, of('time', 'eventtime')].filter((part) => part !== undefined).join(' ');
  const rule = of('policyname', 'policyid', 'rule_name', 'rule', 'rule_uid');
  const reason = [rule, of('msg', 'reason')].filter((part) => part !== undefined && part !== '').join(': ');
  return {
    product: pairs.has('srcip') ? 'fortinet' : 'check-point',
    action: actionOf(action),
    sourceAddress,
    targetAddress,
    ...(port !== undefined && { targetPort: port.toLowerCase() === 'smtp' ? 25 : Number(port) }),
    ...(reason !== '' && { reason }),
    ...(time !== '' && { time }),
  };
}

function actionOf(words: string): Action {
  if (/deny|denied|drop|block|reject/i.test(words)) return 'denied';
  if (/rst|reset/i.test(words)) return 'reset';
  if (/time-?out|aged-out/i.test(words)) return 'timed-out';
  return /close|tcp-fin/i.test(words) ? 'closed' : 'allowed';
}

/** Reads a line of any of the products; undefined where it is none, or tells of no connection. */
export function readFirewallLine(text: string): FirewallLine | undefined {
  return readAsa(text) ?? readWindows(text) ?? readPaloAlto(text) ?? readPaired(text);
}
