import type { Cause, Confidence, Diagnosis, Finding, Meaning } from '@hybrid-mailflow/diagnosis';
import { askedNow } from '../wording/asked.js';
import { establishedCauses, openMeanings, possibleCauses } from '../wording/known.js';
import { originsText, originText } from '../wording/origins.js';
import { count, expectedText, observedText } from '../wording/share.js';
import { verdictText } from '../wording/verdict.js';
import type { Block, Page } from './block.js';
import type { Line, Piece, Tone } from './line.js';
import { hang, prose, proseWithRemark } from './prose.js';

const CONFIDENCE_TONE: Readonly<Record<Confidence, Tone>> = {
  certain: 'good',
  high: 'good',
  medium: 'doubtful',
  low: 'doubtful',
};

/** Possible causes told in full; more of them nobody weighs at once. */
const TOLD_OF = 5;

/** The first lines: the cause and what was seen of it, or what the failure means and which causes it allows. */
export function answerBlocks(diagnosis: Diagnosis, page: Page): readonly Block[] {
  const established = establishedCauses(diagnosis).flatMap((cause, at) =>
    causeBlocks(diagnosis, cause, page, at > 0),
  );
  const verdict = { label: 'CAUSE', lines: prose(verdictText(diagnosis), page.width, 'strong') };
  return [
    ...(diagnosis.causes.length === 0 ? [verdict] : established),
    meaningBlock(diagnosis, page),
    possibleBlock(diagnosis, page),
  ];
}

function causeBlocks(diagnosis: Diagnosis, cause: Cause, page: Page, apart: boolean): readonly Block[] {
  return [
    { label: 'CAUSE', lines: proseWithRemark(cause.summary, remarkOf(cause), page.width, 'strong'), apart },
    { label: 'SEEN', lines: [...seenLines(cause, page), ...proofLines(diagnosis, cause, page)] },
  ];
}

function remarkOf(cause: Cause): Piece {
  return { text: cause.confidence, tone: CONFIDENCE_TONE[cause.confidence] };
}

function seenLines(cause: Cause, page: Page): readonly Line[] {
  const expected = expectedText(cause);
  const expectedLines = expected === undefined ? [] : prose(expected, page.width);
  if (cause.observed === null) return expectedLines;
  const origins = originsText(cause.observed.origins, cause.observed.more, page.root);
  const seen = observedText(cause.observed);
  return [...proseWithRemark(seen, { text: origins, tone: 'faint' }, page.width), ...expectedLines];
}

/** Where the settings stand that prove a cause, and what belongs to them. */
function proofLines(diagnosis: Diagnosis, cause: Cause, page: Page): readonly Line[] {
  return diagnosis.findings
    .filter(({ id, primary }) => cause.findings.includes(id) && primary.path !== undefined)
    .flatMap((finding) => [{ text: decidedBy(finding), origin: finding.primary }, ...finding.related])
    .flatMap(({ text, origin }) =>
      proseWithRemark(text, { text: originText(origin, page.root), tone: 'faint' }, page.width),
    );
}

/** The setting a finding is about, `TlsCertificateName is empty`: findings tell empty settings as null. */
function decidedBy({ primary: { path = '' }, args }: Finding): string {
  const value = args[path.charAt(0).toLowerCase() + path.slice(1)];
  return value === null ? `${path} is empty` : `decided by ${path}`;
}

function meaningBlock(diagnosis: Diagnosis, page: Page): Block {
  const lines = openMeanings(diagnosis).flatMap((meaning) =>
    prose(`${meaning.fault}${oftenText(diagnosis, meaning)}: ${meaning.text}`, page.width),
  );
  return { label: 'MEANS', lines };
}

/** ` (61 of 118 attempts)`, of how many only where a cause was held against them; nothing for a lone failure. */
function oftenText({ causes }: Diagnosis, { fault, attempts }: Meaning): string {
  const total = causes.find(({ observed }) => observed?.fault === fault)?.observed?.share.total ?? attempts;
  if (total > attempts) return ` (${attempts} of ${count(total, 'attempt')})`;
  return attempts > 1 ? ` (${count(attempts, 'attempt')})` : '';
}

function possibleBlock(diagnosis: Diagnosis, page: Page): Block {
  const possible = possibleCauses(diagnosis);
  const causes = possible.slice(0, TOLD_OF);
  const others = possible.slice(TOLD_OF).map(({ id }) => id);
  const lines = causes.flatMap((cause, at) => {
    const bullet = `${at + 1}. `;
    const width = page.width - bullet.length;
    return hang({ text: bullet }, [
      ...proseWithRemark(cause.summary, remarkOf(cause), width),
      // Without an expectation to hold it against, what was seen already stands under MEANS.
      ...(cause.expected === null ? [] : seenLines(cause, { ...page, width })),
      ...settledLines(diagnosis, cause, width),
    ]);
  });
  const rest = others.length === 0 ? [] : prose(`Also possible: ${others.join(', ')}.`, page.width, 'faint');
  return { label: 'MAYBE', lines: [...lines, ...rest] };
}

/** `settled by 1, 2 and 3 under ASK`. */
function settledLines({ gaps }: Diagnosis, cause: Cause, width: number): readonly Line[] {
  const numbers = askedNow(gaps).flatMap(({ id }, at) => (cause.settledBy.includes(id) ? [at + 1] : []));
  const last = numbers.pop();
  if (last === undefined) return [];
  const listed = numbers.length === 0 ? String(last) : `${numbers.join(', ')} and ${last}`;
  return prose(`settled by ${listed} under ASK`, width, 'faint');
}
