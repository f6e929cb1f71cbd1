import { describe, expect, it } from 'vitest';
import { pasted, readFacts } from '../../test/pasted.js';
import { detectTrace } from '../detect.js';
import { parseTrace } from '../parse-trace.js';
import { splitBlocks } from '../text/split-blocks.js';

const text = pasted('mixed-text');

describe('mixed-text', () => {
  it('finds each machine text in a mail, and keeps the prose as prose', () => {
    const blocks = splitBlocks(text).map(({ format, firstLine, lastLine }) => [format, firstLine, lastLine]);
    expect(blocks).toEqual([
      [undefined, 1, 7],
      ['smtp-dialogue', 8, 13],
      [undefined, 14, 16],
      ['service-state', 17, 21],
      [undefined, 22, 29],
      ['firewall-log', 30, 30],
      [undefined, 31, 34],
    ]);
  });

  it('loses nothing: the blocks are the text', () => {
    const lines = text.split('\n');
    for (const { text: block, firstLine, lastLine } of splitBlocks(text)) {
      expect(block).toBe(lines.slice(firstLine - 1, lastLine).join('\n'));
    }
  });

  it('hands each block to its format, with lines counted in the whole text', () => {
    const { facts, format } = readFacts(text);
    expect(format).toBe('mixed-text');
    expect(facts.map(({ kind, origin }) => [kind, origin.line])).toEqual([
      ['smtp-endpoint', 8],
      ['service-state', 21],
      ['firewall-log', 30],
    ]);
    expect(facts[0]).toMatchObject({ host: 'mail.contoso.com', bannerMasked: true });
    // The rest goes to those who find failures in prose.
    const attempts = parseTrace(text, { item: 'paste' }).records.filter(({ kind }) => kind === 'attempt');
    expect(attempts).toMatchObject([{ attempt: { format: 'pasted-reason', origin: { line: 4 } } }]);
  });

  it('is not offered for one form alone, nor for an export or a log with words of a form in it', () => {
    const offered = (sample: string) =>
      detectTrace({ label: 'x', text: sample }).some(({ format }) => format === 'mixed-text');
    expect(offered(pasted('openssl-s-client'))).toBe(false);
    expect(
      offered(
        '[{"Message": "Microsoft Exchange could not find a certificate that contains the domain name x"}]',
      ),
    ).toBe(false);
    const rows = ['date_time,event_id,sender_address,recipient_address,message_id,message_subject'];
    for (let at = 0; at < 20; at++)
      rows.push(`2026-03-02T08:00:00Z,Receive,a@b.c,d@e.f,<${at}@x>,Event ID: 12014`);
    expect(offered(rows.join('\n'))).toBe(false);
    expect(detectTrace({ label: 'x', text: rows.join('\n') })[0]?.format).toBe('message-trace-csv');
  });
});
