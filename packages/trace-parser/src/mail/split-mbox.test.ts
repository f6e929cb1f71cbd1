import { describe, expect, it } from 'vitest';
import { splitMbox } from './split-mbox.js';

describe('splitMbox', () => {
  it('finds the mails of a mailbox file, not a From inside a text', () => {
    const mbox = [
      'From ann@fabrikam.com Mon Mar  2 08:00:00 2026',
      'Subject: a',
      '',
      'From here on it is text.',
      '',
      'From - Mon Mar 02 08:00:00 2026',
      'Subject: b',
      '',
    ].join('\n');
    expect(splitMbox(mbox).map(([start, end]) => mbox.slice(start, end).slice(0, 10))).toEqual([
      'Subject: a',
      'Subject: b',
    ]);
  });

  it('takes anything else for one mail', () => {
    for (const raw of ['', 'From: a', 'From nobody', 'x\nFrom a Mon Mar  2 08:00:00 2026\n']) {
      expect(splitMbox(raw)).toEqual([[0, raw.length]]);
    }
  });
});
