import type {
  Comparison,
  Difference,
  NotCompared,
  ShownValue,
  Weight,
} from '@hybrid-mailflow/connector-model';
import { type Block, type Page, setBlocks } from '../text/block.js';
import type { Line, Piece, Tone } from '../text/line.js';
import { mapStrings } from '../text/map-strings.js';
import { hang, prose, proseWithRemark } from '../text/prose.js';
import { visible } from '../text/visible.js';
import { originText } from '../wording/origins.js';
import { count } from '../wording/share.js';
import { pageOf, paintOf, unreadBlock, type ConnectorTextOptions } from './page-of.js';

/** One comparison and what it was: a section of the review. */
export interface ComparedPart {
  /** In the margin, at most seven letters: `SERVERS`. */
  readonly label: string;
  /** What was held against what. */
  readonly summary: string;
  readonly comparison: Comparison;
  /** Differences that another part tells already: counted, not shown. */
  readonly told?: (difference: Difference) => boolean;
  /** Said behind the reference of a difference: `EX01, EX03`. */
  readonly reference?: (difference: Difference) => string;
}

export interface ComparisonTextOptions extends ConnectorTextOptions {
  /** Shows harmless differences one by one instead of counting them. */
  readonly all?: boolean;
}

const LABELS: Readonly<Record<Weight, string>> = { breaking: 'BREAKS', risky: 'RISKY', harmless: 'MINOR' };
const TONES: Readonly<Record<Weight, Tone>> = { breaking: 'bad', risky: 'doubtful', harmless: 'faint' };
/** Of objects that differ alike, more than this are counted, not named. */
const NAMED_OBJECTS = 3;
/** Of objects that could not be compared, more than this are counted, not named. */
const NAMED_UNKNOWN = 5;

/** Comparisons as a review: breaking differences first, old and new value with their places, what is not known, the rest counted. */
export function formatComparisonText(
  parts: readonly ComparedPart[],
  options: ComparisonTextOptions = {},
): string {
  const page = pageOf(options);
  const blocks = parts.flatMap((part) => partBlocks(part, page, options.all === true));
  return setBlocks([...blocks, unreadBlock(options, page)], paintOf(options));
}

function partBlocks(part: ComparedPart, page: Page, all: boolean): readonly Block[] {
  const { differences, notCompared, compared } = mapStrings(part.comparison, visible);
  const { told = () => false } = part;
  const untold = differences.filter((difference) => !told(difference));
  const above = differences.length - untold.length;
  const groups = groupAlike(untold);
  const counted = `${visible(part.summary)} ${tally(compared, differences)}`;
  return [
    { label: part.label, lines: prose(counted, page.width, 'strong'), apart: true },
    ...groups
      .filter(([{ weight }]) => all || weight !== 'harmless')
      .map((group) => differenceBlock(group, part, page)),
    {
      label: '',
      lines: above === 0 ? [] : prose(`${count(above, 'difference')} told above`, page.width, 'faint'),
    },
    { label: 'UNKNOWN', lines: unknownLines(notCompared, page) },
    ...(all ? [] : [minorBlock(untold, page)]),
  ];
}

function tally(compared: number, differences: readonly Difference[]): string {
  const settings = count(compared, 'setting');
  if (differences.length === 0)
    return compared === 0 ? 'Nothing to compare.' : `${settings} compared, none differs.`;
  const weights = (['breaking', 'risky', 'harmless'] as const).flatMap((weight) => {
    const found = differences.filter((difference) => difference.weight === weight).length;
    return found === 0 ? [] : [`${found} ${weight}`];
  });
  return `${settings} compared, ${count(differences.length, 'difference')}: ${weights.join(', ')}.`;
}

type Group = readonly [Difference, ...Difference[]];

/** Differences that say the same of several objects, told once. */
function groupAlike(differences: readonly Difference[]): readonly Group[] {
  const groups = new Map<string, [Difference, ...Difference[]]>();
  for (const difference of differences) {
    const { weight, kind, change, setting, text, reference, actual } = difference;
    const values = setting === undefined ? [] : [reference?.value, actual?.value];
    const key = JSON.stringify([weight, kind, change, setting, text, values]);
    const group = groups.get(key);
    if (group) group.push(difference);
    else groups.set(key, [difference]);
  }
  return [...groups.values()];
}

function differenceBlock(group: Group, { reference }: ComparedPart, page: Page): Block {
  const [first] = group;
  const { weight, flow, setting, change, text, kind } = first;
  const tone = TONES[weight];
  const what = setting ?? `${kind} ${change}`;
  const head = proseWithRemark(
    `${objects(group)}: ${what}`,
    { text: flow === 'none' ? '' : flow, tone: 'faint' },
    page.width,
    tone,
  );
  const before = first.reference && valueLines('-', first.reference, reference?.(first) ?? '', page);
  const after = first.actual && valueLines('+', first.actual, '', page);
  return {
    label: LABELS[weight],
    lines: [...head, ...(before ?? []), ...(after ?? []), ...prose(text, page.width)],
  };
}

function objects(group: Group): string {
  const names = group.slice(0, NAMED_OBJECTS).map((difference) => nameOf(difference));
  const rest = group.length - names.length;
  return names.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** A connector names its server itself; a certificate does not. */
function nameOf({ kind, object, server }: Difference | NotCompared): string {
  return kind === 'ExchangeCertificate' && server !== undefined ? `${object} on ${server}` : object;
}

function valueLines(
  sign: '-' | '+',
  { value, origin }: ShownValue,
  holders: string,
  page: Page,
): readonly Line[] {
  const bullet: Piece = { text: `${sign} `, tone: sign === '-' ? 'bad' : 'good' };
  const place = [visible(holders), origin ? originText(origin, page.root) : ''].filter((part) => part !== '');
  const text = valueText(value);
  const width = page.width - 2;
  const remark: Piece = { text: place.join(', '), tone: 'faint' };
  return hang(bullet, place.length === 0 ? prose(text, width) : proseWithRemark(text, remark, width));
}

function valueText(value: ShownValue['value']): string {
  if (value === null || value === '' || value.length === 0) return '(empty)';
  return typeof value === 'string' ? value : value.join(', ');
}

const REASONS: Readonly<Record<NotCompared['reason'], string>> = {
  absent: 'not in the export',
  truncated: 'cut off in the export',
  unreadable: 'not readable in the export',
  'not-exported': 'not exported at all',
};

/** One that an earlier or a later export holds is at hand, but not the other to hold it against. */
function reasonOf({ reason, origin }: NotCompared): string {
  return reason === 'not-exported' && origin
    ? 'only here, the other export holds none of its kind'
    : REASONS[reason];
}

function unknownLines(notCompared: readonly NotCompared[], page: Page): readonly Line[] {
  const lines = notCompared.slice(0, NAMED_UNKNOWN).flatMap((entry) => {
    const { settings, origin } = entry;
    const what = settings.length === 0 ? '' : `${settings.join(', ')} `;
    const text = `${nameOf(entry)}: ${what}${reasonOf(entry)}`;
    if (!origin) return prose(text, page.width, 'doubtful');
    return proseWithRemark(
      text,
      { text: originText(origin, page.root), tone: 'faint' },
      page.width,
      'doubtful',
    );
  });
  const rest = notCompared.length - NAMED_UNKNOWN;
  return rest > 0 ? [...lines, ...prose(`and ${count(rest, 'more object')}`, page.width, 'doubtful')] : lines;
}

function minorBlock(differences: readonly Difference[], page: Page): Block {
  const minor = differences.filter(({ weight }) => weight === 'harmless').length;
  const lines =
    minor === 0 ? [] : prose(`${count(minor, 'harmless difference')}, shown with --all`, page.width, 'faint');
  return { label: 'MINOR', lines };
}
