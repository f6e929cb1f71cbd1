import type { AttemptFacts } from './delivery-attempt.js';

/** Stands in for the grammar of diagnostic texts, which lands beside this. */
export function parseReason(text: string): AttemptFacts {
  const code = /\b([245]\d\d)[ -]([245]\.\d{1,3}\.\d{1,3})/.exec(text);
  return {
    ...(code && { replyCode: Number(code[1]), enhancedCode: code[2] ?? '' }),
    class: 'unknown',
    replies: [],
    truncated: false,
  };
}
