import { describe, expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
import { parseTrace } from '../parse-trace.js';

const reason = (code: string, host: string) =>
  `Reason: [{LED=${code} Certificate validation failed [Message=SubjectMismatch] [LastAttemptedServerName=${host}]};{MSG=};{FQDN=${host}}]. OutboundProxyTargetIP: 172.16.254.1.`;

function attempts(text: string) {
  const { records, issues } = parseTrace(text, { item: 'paste.txt' });
  return {
    attempts: records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : [])),
    issues: issues.map(({ code, origin }) => [code, origin.line]),
  };
}

describe('pasted-reason', () => {
  it('reads one pasted line', () => {
    const { attempts: found, issues } = attempts(reason('450 4.7.320', 'mail.contoso.com'));
    expect(issues).toEqual([]);
    expect(found).toMatchObject([
      {
        format: 'pasted-reason',
        outcome: 'deferred',
        replyCode: 450,
        enhancedCode: '4.7.320',
        token: 'SubjectMismatch',
        targetHost: 'mail.contoso.com',
        origin: { item: 'paste.txt', line: 1 },
      },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('gives each of several its own line, with %j between lines', (end) => {
    const text = [
      'Hi all, we see',
      reason('450 4.7.320', 'a.contoso.com'),
      '',
      reason('450 4.4.317', 'b.contoso.com'),
    ];
    const { attempts: found } = attempts(text.join(end));
    expect(
      found.map(({ enhancedCode, targetHost, origin }) => [enhancedCode, targetHost, origin.line]),
    ).toEqual([
      ['4.7.320', 'a.contoso.com', 2],
      ['4.4.317', 'b.contoso.com', 4],
    ]);
  });

  it('reads a bare reply, and a reply quoted inside it as part of it', () => {
    const { attempts: found } = attempts(
      'remote server said:\n550 5.4.317 Message expired, cannot connect to remote server(451 5.7.3 STARTTLS is required to send mail)\n',
    );
    expect(found.map(({ enhancedCode, outcome, origin }) => [enhancedCode, outcome, origin.line])).toEqual([
      ['5.4.317', 'failed', 2],
    ]);
  });

  it('says where a reason is cut off, and keeps what is left', () => {
    const { attempts: found, issues } = attempts(reason('450 4.7.320', 'mail.contoso.com').slice(0, 100));
    expect(issues).toEqual([['REASON_TRUNCATED', 1]]);
    expect(found).toMatchObject([{ token: 'SubjectMismatch', truncated: true }]);
  });

  it('is silent on text without a failure', () => {
    expect(detectTrace({ label: 'x', text: 'EX02 : 10.20.0.12, version 15.2.1118.40' })).toEqual([]);
  });
});
