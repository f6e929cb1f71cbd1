import { lookUp } from './catalogue/look-up.js';
import type { AttemptFacts, PrintedTime, Reply } from './delivery-attempt.js';
import { readPrintedTime } from './printed-time.js';
import { isCloudHost, readBracketGroups, type BracketGroups, type Stamp } from './reason/bracket-groups.js';
import { readCertificateFacts } from './reason/certificate-facts.js';
import { cleanText } from './reason/clean-text.js';
import { splitEndpoint } from './reason/endpoint.js';
import { judgeReplies, type Judgement } from './reason/judge-replies.js';
import { readOuterGroups, type OuterGroups } from './reason/outer-groups.js';
import { readProseFacts } from './reason/prose-facts.js';
import { splitReplies, type SplitReplies } from './reason/split-replies.js';

/** Characters of a diagnostic text that are read; a longer one is `truncated`. The longest seen have 3000. */
export const REASON_LIMIT = 65_536;

/** A reply that mail was taken: most rows of a tracking log. Dotted words in capitals tell of something else. */
const SUCCESS = /^(2\d\d)[ -](2\.\d\.\d{1,3})?(?! ?[A-Z]+\.[A-Z])/;
const FAILURE = /[45]\d\d[ -][45]\./;

/**
 * Reads a diagnostic text: a reason of a message trace or queue, an SMTP reply, a line of a delivery report, a row of a
 * log, however damaged by copying. Absent facts are not in the text; a word or code that is not in the catalogue is
 * passed on as it is, with class `unknown`. Never throws; time grows linearly with the text.
 */
export function parseReason(text: string): AttemptFacts {
  const clean = cleanText(text.length > REASON_LIMIT ? text.slice(0, REASON_LIMIT) : text);
  const success = SUCCESS.exec(clean);
  if (success && !FAILURE.test(clean)) return deliveredFacts(clean, success);
  const outer = readOuterGroups(clean);
  const groups = readBracketGroups(outer?.led ?? clean);
  const { replies, cut } = repliesOf(outer, groups.rest);
  const judged = judge(replies, groups);
  const main = replies.find(({ replyCode }) => replyCode !== undefined) ?? replies.find(isEnhanced);
  const facts: Draft = {
    class: judged.class,
    replies,
    truncated: text.length > REASON_LIMIT || cut || groups.truncated || (outer?.truncated ?? false),
  };
  if (main?.replyCode !== undefined) facts.replyCode = main.replyCode;
  if (main?.enhancedCode !== undefined) facts.enhancedCode = main.enhancedCode;
  if (judged.token !== undefined) facts.token = judged.token;
  if (groups.smtpSecurity !== '') facts.smtpSecurity = groups.smtpSecurity;
  if (outer?.proxyHost) facts.proxyTargetHost = outer.proxyHost;
  if (outer?.proxyAddress) facts.proxyTargetAddress = outer.proxyAddress;
  if (!outer || (groups.address === '' && outer.ip === '')) Object.assign(facts, readProseFacts(groups.rest));
  setTarget(facts, outer, groups);
  setStamp(facts, groups.stamps, groups.hostname);
  setLastRetry(facts, outer, groups.stamps);
  return Object.assign(facts, readCertificateFacts(clean));
}

type Draft = { -readonly [Key in keyof AttemptFacts]: AttemptFacts[Key] };

function deliveredFacts(clean: string, [whole, code, enhancedCode]: RegExpExecArray): AttemptFacts {
  const replyCode = Number(code);
  const text = clean.slice(whole.length);
  const server = /\bHostname=([^\s,\]]+)/i.exec(text)?.[1];
  const codes = { replyCode, ...(enhancedCode !== undefined && { enhancedCode }) };
  return {
    ...codes,
    class: 'unknown',
    replies: [{ ...codes, text: text.trim() }],
    ...(server !== undefined && { server }),
    truncated: false,
  };
}

function isEnhanced({ enhancedCode }: Reply): boolean {
  return enhancedCode !== undefined;
}

/** By the replies; where these say nothing, by the words around them. */
function judge(replies: readonly Reply[], { rest: text, truncated }: BracketGroups): Judgement {
  const judged = judgeReplies(truncated ? withoutCutWord(replies) : replies);
  if (judged.token !== undefined || judged.class === 'not-transport-security') return judged;
  const around = judgeReplies([{ text }]);
  return around.token !== undefined && around.class !== 'unknown' ? around : judged;
}

/** A word at the end of a text that was cut may be cut itself. */
function withoutCutWord(replies: readonly Reply[]): readonly Reply[] {
  const last = replies.at(-1);
  return last && /^\w+$/.test(last.text) && lookUp(last.text).length === 0 ? replies.slice(0, -1) : replies;
}

/** The chain of the last error, and the short message where that says something else. */
function repliesOf(outer: OuterGroups | undefined, text: string): SplitReplies {
  const { replies, cut } = splitReplies(text);
  const msg = outer?.msg.trim() ?? '';
  if (msg === '' || replies.some((reply) => reply.text.toLowerCase().includes(msg.toLowerCase())))
    return { replies, cut };
  const quoted = splitReplies(msg);
  const more = quoted.replies.length > 0 ? quoted.replies : [{ text: msg }];
  return { replies: [...replies, ...more], cut: cut || quoted.cut };
}

function setTarget(facts: Draft, outer: OuterGroups | undefined, groups: BracketGroups): void {
  const host = groups.serverName || (outer?.fqdn ?? '');
  if (host !== '') facts.targetHost = host;
  const endpoint = splitEndpoint(groups.address || (outer?.ip ?? ''));
  if (!endpoint) return;
  facts.targetAddress = endpoint.address;
  if (endpoint.port !== undefined) facts.targetPort = endpoint.port;
}

/** Of several servers that put their stamp on a reply, the front end of Exchange Online is the one that was talked to. */
function setStamp(facts: Draft, stamps: readonly Stamp[], hostname: string): void {
  const cloud = stamps.filter(({ host }) => isCloudHost(host));
  const frontEnd = cloud.find(({ host }) => /\.eop-|\.protection\./i.test(host)) ?? cloud[0];
  if (frontEnd) facts.eopServer = frontEnd.host;
  const server = stamps.find(({ host }) => !isCloudHost(host))?.host ?? hostname;
  if (server !== '') facts.server = server;
  const session = frontEnd?.session ?? stamps.find((stamp) => stamp.session !== undefined)?.session;
  if (session !== undefined) facts.session = session;
}

/** The LRT group; of its possible readings the one on the day of the stamp. Without the group, the stamp's own time. */
function setLastRetry(facts: Draft, outer: OuterGroups | undefined, stamps: readonly Stamp[]): void {
  const stamped = stamps.find(({ time }) => time !== undefined)?.time;
  if (outer && outer.lrt !== '') facts.lastRetry = settled(readPrintedTime(outer.lrt), stamped);
  else if (stamped !== undefined) facts.lastRetry = readPrintedTime(stamped);
}

function settled(time: PrintedTime, stamped: string | undefined): PrintedTime {
  const day = stamped?.slice(0, 10);
  const iso = time.candidates?.find((candidate) => candidate.slice(0, 10) === day);
  return iso === undefined ? time : { raw: time.raw, iso };
}
