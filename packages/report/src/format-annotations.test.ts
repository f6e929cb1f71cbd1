import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import { halfDeferred } from '../test/diagnoses.js';
import { formatAnnotations } from './format-annotations.js';

function findingSaying(summary: string, item: string): Diagnosis {
  const findings = halfDeferred.findings.map((finding) => ({
    ...finding,
    summary,
    primary: { item, line: 3 },
  }));
  return { ...halfDeferred, findings: findings.slice(0, 1) };
}

describe('formatAnnotations', () => {
  it('writes a command per finding, its level that of the severity', () => {
    expect(formatAnnotations(halfDeferred).split('\n')).toEqual([
      '::error file=cases/half-deferred/ex02-receive-connectors.txt,line=31,title=tls-certificate-name-missing::EX02\\Default Frontend EX02 has no TlsCertificateName.',
      '::warning file=cases/half-deferred/ex02-receive-connectors.txt,line=32,title=tls-domain-capabilities-missing::EX02 lacks TlsDomainCapabilities: mail through it would arrive as external.',
      '',
    ]);
  });

  it('tells what could not be read', () => {
    const issue = {
      code: 'ITEM_EMPTY',
      severity: 'error',
      text: 'The file is empty.',
      origin: { item: 'a.txt' },
    } as const;
    expect(formatAnnotations({ ...halfDeferred, findings: [], issues: [issue] })).toBe(
      '::warning file=a.txt,title=ITEM_EMPTY::The file is empty.\n',
    );
  });

  it('escapes what would end a property, a command or a line', () => {
    expect(formatAnnotations(findingSaying('50 %\r\n::set-output name=x::y', 'a:b,c%.csv'))).toBe(
      '::error file=a%3Ab%2Cc%25.csv,line=3,title=tls-certificate-name-missing::50 %25%0D%0A::set-output name=x::y\n',
    );
  });

  it('stays one line for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (summary, item) => {
        expect(formatAnnotations(findingSaying(summary, item)).match(/[\r\n]/g)).toHaveLength(1);
      }),
    );
  });
});
