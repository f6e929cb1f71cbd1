import type { SessionFacts } from '../../observe/session-facts.js';
import type { Ground } from './ground.js';
import { shown } from './grounds.js';
import { count } from './listed.js';
import type { View } from './view.js';

/** The sessions whose handshake broke with one of these words. */
export function brokenHandshakes(
  { observations }: View,
  words: RegExp,
): readonly { readonly facts: SessionFacts; readonly word: string; readonly count: number }[] {
  return observations.sessions.flatMap((facts) =>
    [...facts.tlsErrors]
      .filter(([word]) => words.test(word))
      .map(([word, times]) => ({ facts, word, count: times })),
  );
}

/** The word after "TLS negotiation failed with error" tells the fault (§B.3). */
export function handshakeGround(view: View, words: RegExp, meaning: string): Ground[] {
  const broken = brokenHandshakes(view, words);
  const [first] = broken;
  if (!first) return [];
  const sessions = broken.reduce((sum, entry) => sum + entry.count, 0);
  return [
    shown(
      `The ${first.facts.log === 'smtp-send' ? 'SmtpSend' : 'SmtpReceive'} log shows ${first.word} in ${count(sessions, 'session')} of ${first.facts.connector}: ${meaning}.`,
    ),
  ];
}
