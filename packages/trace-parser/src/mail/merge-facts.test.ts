import { describe, expect, it } from 'vitest';
import type { AttemptFacts } from '../delivery-attempt.js';
import { mergeFacts } from './merge-facts.js';

const facts = (given: Partial<AttemptFacts>): AttemptFacts => ({
  class: 'unknown',
  replies: [],
  truncated: false,
  ...given,
});

describe('mergeFacts', () => {
  it('takes codes from the final answer and the fault from the text nearest to its cause', () => {
    const final = facts({
      replyCode: 550,
      enhancedCode: '5.4.300',
      class: 'network',
      token: 'expired',
      truncated: true,
    });
    const cause = facts({
      replyCode: 450,
      enhancedCode: '4.4.317',
      class: 'certificate',
      token: 'SubjectMismatch',
      targetHost: 'mail.contoso.com',
    });
    expect(mergeFacts([final, cause])).toEqual({
      replyCode: 550,
      enhancedCode: '5.4.300',
      class: 'certificate',
      token: 'SubjectMismatch',
      targetHost: 'mail.contoso.com',
      replies: [],
      truncated: true,
    });
  });

  it('falls back to a class where no text has a token, and lists each reply once', () => {
    const reply = { replyCode: 550, text: 'x' };
    const merged = mergeFacts([
      facts({ class: 'dns', replies: [reply] }),
      facts({ replies: [reply, { text: 'y' }] }),
    ]);
    expect(merged).toEqual({ class: 'dns', replies: [reply, { text: 'y' }], truncated: false });
    expect(mergeFacts([])).toEqual(facts({}));
  });
});
