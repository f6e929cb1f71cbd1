import type { AttemptFacts, Reply } from '../delivery-attempt.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Facts of which every text can add what the ones before it lack. */
const FILLED = [
  'replyCode',
  'enhancedCode',
  'targetHost',
  'targetAddress',
  'targetPort',
  'lastRetry',
  'eopServer',
  'smtpSecurity',
  'expectedSubject',
  'presentedSubject',
  'presentedThumbprint',
  'proxyTargetHost',
  'proxyTargetAddress',
  'connector',
  'server',
  'session',
] as const satisfies readonly (keyof AttemptFacts)[];

/**
 * What several texts about one failed delivery tell together, final answer first. Codes are those of the final answer;
 * the fault is what the text nearest to its cause names: `Message expired` says less than the refusal it followed (§E.5).
 */
export function mergeFacts(texts: readonly AttemptFacts[]): AttemptFacts {
  const nearest = [...texts].reverse();
  const telling =
    nearest.find(({ token }) => token !== undefined) ?? nearest.find((facts) => facts.class !== 'unknown');
  const merged: Writable<AttemptFacts> = {
    class: telling?.class ?? 'unknown',
    ...(telling?.token !== undefined && { token: telling.token }),
    replies: joinReplies(texts),
    truncated: texts.some(({ truncated }) => truncated),
  };
  for (const facts of texts) {
    for (const name of FILLED) if (merged[name] === undefined) fill(merged, facts, name);
  }
  return merged;
}

function fill<Key extends keyof AttemptFacts>(
  into: Writable<AttemptFacts>,
  from: AttemptFacts,
  name: Key,
): void {
  if (from[name] !== undefined) into[name] = from[name];
}

function joinReplies(texts: readonly AttemptFacts[]): readonly Reply[] {
  const seen = new Set<string>();
  return texts
    .flatMap(({ replies }) => replies)
    .filter(({ replyCode, enhancedCode, text }) => {
      const key = `${replyCode ?? ''} ${enhancedCode ?? ''} ${text}`;
      return seen.has(key) ? false : seen.add(key) !== undefined;
    });
}
