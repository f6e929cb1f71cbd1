import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cause, Diagnosis } from '@hybrid-mailflow/diagnosis';
import { halfDeferred, healthy, onePlan, pastedLine } from '../test/diagnoses.js';
import { formatText } from './format-text.js';
import { displayWidth } from './text/display-width.js';

const founding = {
  plan: onePlan,
  evidenceRoot: 'cases/half-deferred',
  planCommand: 'hybrid-mailflow plan cases/half-deferred --out fix/',
};

/** The lines of one labelled block. */
function block(text: string, label: string): readonly string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(label));
  if (start < 0) return [];
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('        '));
  return lines.slice(start, end).map((line) => line.slice(8));
}

describe('formatText', () => {
  it('answers the founding case on one screen', () => {
    expect(formatText(halfDeferred, founding).split('\n').slice(0, 14)).toEqual([
      'CAUSE   EX02\\Default Frontend EX02 has no TlsCertificateName, so EX02 answers EOP with its setup',
      '        certificate CN=EX02, which is not a name for mail.contoso.com.                       certain',
      'SEEN    61 of 118 attempts deferred (52 %), 450 4.7.320 SubjectMismatch    trace.csv:2, :5, :9 (+58)',
      '        with 1 of 2 servers wrong we expect about 50 %',
      '        TlsCertificateName is empty                                   ex02-receive-connectors.txt:31',
      'PATH    EOP ── mail.contoso.com ──┬── EX01  CN=mail.contoso.com (CA, until 2027-02-01)  ok',
      '                                  └── EX02  CN=EX02 (self-signed)                       SubjectMismatch',
      'ALSO    EX02 lacks TlsDomainCapabilities: mail through it would arrive as external.',
      '        (ex02-receive-connectors.txt:32)',
      'FIX     1 step on EX02, reversible, interrupts no mail:',
      '        hybrid-mailflow plan cases/half-deferred --out fix/',
      'ASK     nothing is missing.',
      '',
      'READ    trace.csv                    message-trace-csv: 118 delivery attempts',
    ]);
  });

  it('tells of a pasted line what it means, what it allows and which cmdlets decide', () => {
    const text = formatText(pastedLine);
    expect(text).not.toContain('CAUSE');
    expect(block(text, 'MEANS')[0]).toContain('450 4.7.320 SubjectMismatch: ');
    expect(block(text, 'MAYBE')[0]).toMatch(/^1\. One of the servers .* {2}medium$/);
    expect(block(text, 'ASK')).toContain(
      '   Get-OutboundConnector -IncludeTestModeConnectors $true | Format-List *',
    );
    expect(block(text, 'MAYBE')).toContain('   settled by 1 under ASK');
    expect(text).not.toContain('SEEN');
  });

  it('tells five possible causes in full and names the others', () => {
    const [cause] = pastedLine.causes;
    const causes = Array.from({ length: 7 }, (_, at) => ({ ...cause, id: `cause-${at + 1}` }) as Cause);
    const maybe = block(formatText({ ...pastedLine, causes }), 'MAYBE');
    expect(maybe.filter((line) => /^\d\. /.test(line))).toHaveLength(5);
    expect(maybe.at(-1)).toBe('Also possible: cause-6, cause-7.');
  });

  it('says that nothing is wrong where nothing is', () => {
    const text = formatText(healthy);
    expect(block(text, 'CAUSE')[0]).toMatch(/^none: /);
    for (const label of ['SEEN', 'ALSO', 'FIX', 'MAYBE', 'UNREAD']) expect(block(text, label)).toEqual([]);
  });

  it('tells settings that put mail at risk from mail that fails', () => {
    const risky = formatText({ ...healthy, verdict: 'faults-without-cause', meanings: [] });
    expect(risky).toMatch(/^CAUSE +none to name: no mail is seen to fail here/m);
    const meanings = [{ fault: '550 5.7.999', class: 'unknown', text: 'Not in the catalogue.', attempts: 1 }];
    const failing = formatText({ ...healthy, verdict: 'faults-without-cause', meanings });
    expect(failing).toMatch(/^CAUSE +not found yet: mail fails/m);
  });

  it.each(['not-transport-security', 'faults-without-cause', 'nothing-recognised'] as const)(
    'has a sentence for %s',
    (verdict) => {
      const text = formatText({ ...healthy, verdict });
      expect(block(text, 'CAUSE')[0]).not.toBe(block(formatText(healthy), 'CAUSE')[0]);
      expect(block(text, 'CAUSE')[0]).not.toBe('');
    },
  );

  it('names what could not be read with file and line, and counts what repeats', () => {
    const issues: Diagnosis['issues'] = [1, 2, 3, 4, 5].map((line) => ({
      code: 'REASON_TRUNCATED',
      severity: 'warning',
      text: 'The reason ends inside a group.',
      origin: { item: 'cases/half-deferred/trace.csv', line },
    }));
    expect(block(formatText({ ...halfDeferred, issues }, founding), 'UNREAD')).toEqual([
      'trace.csv:1: The reason ends inside a group.',
      'trace.csv:2: The reason ends inside a group.',
      'trace.csv:3: The reason ends inside a group.',
      'and 2 more like it in trace.csv',
    ]);
  });

  it('keeps prose inside the width and never breaks a token', () => {
    const tokens = new Set(formatText(halfDeferred, { width: 100_000 }).split(/\s+/));
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 200 }), (width) => {
        const text = formatText(halfDeferred, { ...founding, width });
        for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        const whole = formatText(halfDeferred, { width });
        for (const token of whole.split(/\s+/).filter((found) => /[a-z]/i.test(found))) {
          expect(tokens).toContain(token);
        }
      }),
    );
  });

  it('prints cmdlets on one line however narrow the terminal is', () => {
    const cmdlet = pastedLine.gaps[0]?.cmdlets[0];
    expect(formatText(pastedLine, { width: 40 })).toContain(`           ${cmdlet ?? '?'}\n`);
  });

  it('lets no text from the evidence act on the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        const summary = `${hostile}\x1b[2J\u202e\r\n`;
        const text = formatText({
          ...halfDeferred,
          evidence: [{ item: summary, format: 'unknown', summary, records: 0 }],
          causes: halfDeferred.causes.map((cause) => ({ ...cause, summary })),
        });
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(text).toContain('\\x1b[2J\\u202e\\r\\n');
      }),
    );
  });

  it('colours by tone, changing nothing else', () => {
    const painted = formatText(halfDeferred, {
      ...founding,
      paint: (tone, text) => `\x1b<${tone}>${text}\x1b</>`,
    });
    expect(painted).toContain('\x1b<label>CAUSE\x1b</>');
    expect(painted).toContain('\x1b<bad>SubjectMismatch\x1b</>');
    expect(painted.replace(/\x1b<[^>]*>/g, '')).toBe(formatText(halfDeferred, founding));
  });

  it('leaves the date out on request', () => {
    expect(block(formatText(healthy), 'DATE')).toEqual(['judged as of 2026-11-24']);
    expect(block(formatText(healthy, { undated: true }), 'DATE')).toEqual([]);
  });

  it('folds servers that answer alike', () => {
    const [good] = halfDeferred.predictions;
    const many = Array.from({ length: 300 }, (_, at) => ({ ...good, server: `EX${at}` }));
    const predictions = [...many, ...halfDeferred.predictions.slice(1)] as Diagnosis['predictions'];
    const path = block(formatText({ ...halfDeferred, predictions }), 'PATH');
    expect(path).toHaveLength(2);
    expect(path[0]).toContain('EX0 and 299 more');
  });
});
