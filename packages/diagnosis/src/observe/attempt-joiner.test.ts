import type { DeliveryAttempt } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { AttemptJoiner } from './attempt-joiner.js';

const attempt = (fields: Partial<DeliveryAttempt>, second = 0): DeliveryAttempt => ({
  format: 'message-trace-csv',
  outcome: 'deferred',
  class: 'certificate',
  token: 'SubjectMismatch',
  replies: [],
  truncated: false,
  messageId: '<m1@contoso.com>',
  time: { raw: '', iso: new Date(Date.UTC(2026, 10, 3, 14, 0, second)).toISOString() },
  origin: { item: 'trace.csv', line: 2 },
  ...fields,
});

function known(...attempts: DeliveryAttempt[]): boolean[] {
  const joiner = new AttemptJoiner();
  return attempts.map((entry) => joiner.isKnown(entry));
}

describe('AttemptJoiner', () => {
  it('knows an attempt again in another export, a second or two apart', () => {
    expect(known(attempt({}), attempt({ format: 'message-trace-json' }, 2))).toEqual([false, true]);
  });

  it('takes the rows of several recipients of one session for one attempt', () => {
    expect(known(attempt({ recipient: 'a@contoso.com' }), attempt({ recipient: 'b@contoso.com' }))).toEqual([
      false,
      true,
    ]);
  });

  it('joins logs of one server by the session', () => {
    const session = { session: '08DE0000000000A1', format: 'connectivity-log' };
    expect(
      known(
        attempt(session),
        attempt({ ...session, format: 'smtp-send-log', messageId: '<m2@contoso.com>' }),
      ),
    ).toEqual([false, true]);
  });

  it('keeps retries, other messages, addresses and outcomes apart', () => {
    expect(
      known(
        attempt({}),
        attempt({}, 30),
        attempt({ messageId: '<m2@contoso.com>' }),
        attempt({ targetAddress: '192.0.2.11' }),
        attempt({ outcome: 'delivered', token: 'none' }),
      ),
    ).toEqual([false, false, false, false, false]);
  });

  it('never joins what has no message, moment or session', () => {
    const nameless = { ...attempt({}), messageId: '' };
    const timeless = attempt({ time: { raw: 'Tuesday' } });
    expect(known(nameless, nameless, timeless, timeless)).toEqual([false, false, false, false]);
  });
});
