import { describe, expect, it } from 'vitest';
import { halfDeferred, healthy, onePlan, pastedLine } from '../test/diagnoses.js';
import { formatMarkdown } from './format-markdown.js';

describe('formatMarkdown', () => {
  it('gives cause, observation and path of the founding case', () => {
    const markdown = formatMarkdown(halfDeferred, { plan: onePlan });
    expect(markdown).toContain('**Cause: EX02\\\\Default Frontend EX02 has no TlsCertificateName');
    expect(markdown).toContain('61 of 118 attempts deferred (52 %)');
    expect(markdown).toContain(
      '| EOP to Exchange | mail.contoso.com | EX02 | CN=EX02 (self-signed) | SubjectMismatch |',
    );
    expect(markdown).toContain('1 step on EX02, reversible, interrupts no mail:');
  });

  it('fences the cmdlets that would decide', () => {
    expect(formatMarkdown(pastedLine)).toContain(
      '```powershell\nGet-OutboundConnector -IncludeTestModeConnectors $true | Format-List *\n```',
    );
  });

  it('leaves out the sections that have nothing to say', () => {
    const headings = formatMarkdown(healthy).match(/^#+ .*$/gm);
    expect(headings).toEqual(['## Hybrid mail flow diagnosis', '### Path', '### Evidence read']);
  });

  it('keeps hostile text text', () => {
    const summary = '<img src=x> [a](http://evil) | `b` **c** \u202e &lt; $x$\n# d';
    const markdown = formatMarkdown({
      ...healthy,
      evidence: [{ item: summary, format: 'unknown', summary, records: 0 }],
    });
    expect(markdown).toContain(
      '\\<img src=x\\> \\[a\\](http\\://evil) \\| \\`b\\` \\*\\*c\\*\\* \\\\u202e \\&lt; \\$x\\$\\\\n# d',
    );
  });
});
