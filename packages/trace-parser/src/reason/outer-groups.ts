/** The groups `{LED=…};{MSG=…};{FQDN=…};{IP=…};{LRT=…}` and what follows them (§E.4), by name. */
export interface OuterGroups {
  /** Last error: the reply with everything it quotes. */
  readonly led: string;
  readonly msg: string;
  readonly fqdn: string;
  readonly ip: string;
  /** Last retry time. */
  readonly lrt: string;
  readonly proxyAddress: string;
  readonly proxyHost: string;
  /** A group, or the list of them, was opened and not closed. */
  readonly truncated: boolean;
}

type Name = Exclude<keyof OuterGroups, 'truncated'>;

/**
 * The beginning of a group. Without its brace only with `=`; with one, `-` and `:` pass too, and `<` for `{`, which is
 * what text recognition makes of them.
 */
const MARKER =
  /(?:([{<])\s?|(?<!\w))(?:(L[E3]D|M[S5]G|FQDN|[Il1]P|LR[TI])\s?=|Last attempted (server name|IP(?: address)?)\s?=)|<(L[E3]D|M[S5]G|FQDN|[Il1]P|LR[TI])[-:]|(OutboundProxyTarget(?:IP|HostName)):/gi;

/** By key, as written or as text recognition writes it. */
const NAMES: Readonly<Record<string, Name>> = {
  led: 'led',
  l3d: 'led',
  msg: 'msg',
  m5g: 'msg',
  fqdn: 'fqdn',
  'server name': 'fqdn',
  ip: 'ip',
  lp: 'ip',
  '1p': 'ip',
  'ip address': 'ip',
  lrt: 'lrt',
  lri: 'lrt',
  outboundproxytargetip: 'proxyAddress',
  outboundproxytargethostname: 'proxyHost',
};

/** A host name that lost its `{FQDN=`. */
const STRAY_HOST = /^\s?;\s?\{?([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})\}/;

/** Reads the groups in any order; undefined where the text has none. Text that is no group's is passed over. */
export function readOuterGroups(text: string): OuterGroups | undefined {
  const markers = [...text.matchAll(MARKER)];
  const values: Partial<Record<Name, string>> = {};
  let truncated = false;
  let stray = '';
  markers.forEach((marker, at) => {
    const [whole, brace, key, attempted, recognised, proxy] = marker;
    const name = NAMES[(key ?? attempted ?? recognised ?? proxy ?? '').toLowerCase()];
    if (!name) return;
    const next = markers[at + 1];
    const segment = text.slice(marker.index + whole.length, next?.index ?? text.length);
    if (proxy !== undefined) {
      values[name] ??= firstWord(segment);
      return;
    }
    const closer = brace === '<' || recognised !== undefined ? '>' : '}';
    const end = name === 'led' ? segment.lastIndexOf(closer) : segment.indexOf(closer);
    if (end === -1 && (brace !== undefined || recognised !== undefined)) truncated = true;
    values[name] ??= (end === -1 ? unclosed(segment) : segment.slice(0, end)).trim();
    stray ||= STRAY_HOST.exec(segment.slice(end + 1))?.[1] ?? '';
  });
  if (values.led === undefined && values.msg === undefined && values.lrt === undefined) return undefined;
  const { led = '', msg = '', fqdn = stray, ip = '', lrt = '', proxyAddress = '', proxyHost = '' } = values;
  const listOpen = /\[\s?[{<]/.test(text) && !/[}>]\s?\]/.test(text);
  return { led, msg, fqdn, ip, lrt, proxyAddress, proxyHost, truncated: truncated || listOpen };
}

/** What is left of a group without an end: up to the `;` before the next one. */
function unclosed(segment: string): string {
  return segment.trimEnd().replace(/[;{[]{1,3}$/, '');
}

function firstWord(segment: string): string {
  return (/^\s?(\S{1,300})/.exec(segment)?.[1] ?? '').replace(/[.,;\])}'"]{1,5}$/, '');
}
