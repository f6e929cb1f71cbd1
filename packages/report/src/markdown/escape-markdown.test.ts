import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, escapeMarkdown } from './escape-markdown.js';

describe('escapeMarkdown', () => {
  it('stops lists and headings only where they could begin', () => {
    expect(escapeMarkdown('# a')).toBe('\\# a');
    expect(escapeMarkdown('- a - b')).toBe('\\- a - b');
    expect(escapeMarkdown('1. a')).toBe('1\\. a');
    expect(escapeMarkdown('CN=mail.contoso.com')).toBe('CN=mail.contoso.com');
  });
});

describe('codeSpan', () => {
  it('has fences longer than any inside', () => {
    expect(codeSpan('a')).toBe('`a`');
    expect(codeSpan('a``b')).toBe('```a``b```');
    expect(codeSpan('`a')).toBe('`` `a ``');
  });
});

describe('codeBlock', () => {
  it('is not ended by its content', () => {
    expect(codeBlock(['````', 'a'], 'powershell')).toBe('`````powershell\n````\na\n`````');
  });
});
