import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { contentBytes, contentText, ownParts, parseMime, type MimePart } from './mime-part.js';
import { rawMail } from './raw-mail.js';

const folder = join(import.meta.dirname, '../../test/fixtures/mail');
const limits = { parts: 100, depth: 10 };
const ignore = (): void => undefined;

function parse(raw: string): MimePart {
  return parseMime(raw, 0, raw.length, limits, ignore);
}

describe('parseMime', () => {
  it.each(readdirSync(folder))('finds the parts of %s that postal-mime finds', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const expected = await new PostalMime({ forceRfc822Attachments: true }).parse(bytes);
    const root = parse(rawMail(bytes));
    const headers = root.fields.map((field) => field.name);
    expect(headers).toEqual(expected.headers.map(({ key }) => key));
    const attached = ownParts(root).filter(
      ({ type }) => !type.startsWith('text/') || type === 'text/rfc822-headers',
    );
    expect(attached.map((part) => [part.type, contentBytes(part).trimEnd()])).toEqual(
      expected.attachments.map(({ mimeType, content }) => [
        mimeType,
        Buffer.from(content as ArrayBuffer)
          .toString('latin1')
          .trimEnd(),
      ]),
    );
    const text = ownParts(root).find(({ type }) => type === 'text/plain');
    // Node 20 decodes windows-1252 wrongly, and postal-mime with it.
    const plain = (value: string): string => value.replace(/[^ -~\n]/g, '').trim();
    expect(plain(text ? contentText(text, ignore) : '')).toBe(plain(expected.text ?? ''));
  });

  it('reads a mail that lost its boundary header, its end, or the indent of its headers', () => {
    const body = '\n--b1x2\nContent-Type: text/plain\n\none\n--b1x2\n\ntwo';
    const types = (raw: string): string[] =>
      ownParts(parse(raw))
        .map(contentBytes)
        .map((text) => text.trim());
    expect(types(`Content-Type: multipart/mixed; boundary=b1x2\n${body}`)).toEqual(['one', 'two']);
    expect(types(`Content-Type: multipart/mixed\n${body}`)).toEqual(['one', 'two']);
    expect(types(`Content-Type: multipart/mixed;\nboundary="b1x2"\n${body}`)).toEqual(['one', 'two']);
    expect(types('Content-Type: multipart/mixed; boundary=none\n\ntext')).toEqual(['text']);
  });

  it('tells one boundary from another that begins alike', () => {
    const raw = [
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: multipart/mixed; boundary=bb',
      '',
      '--bb',
      '',
      'inner',
      '--bb--',
      '--b',
      '',
      'outer',
      '--b--',
    ].join('\n');
    expect(ownParts(parse(raw)).map((part) => contentBytes(part).trim())).toEqual(['inner', 'outer']);
  });
});
