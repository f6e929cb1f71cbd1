import { describe, expect, it } from 'vitest';
import { exportsOf } from '../../test/hybrid.js';
import { item } from '../../test/organization.js';
import { diagnose } from '../diagnose.js';

const ERROR = '451 4.4.0 DNS query failed. The error was: DNS query failed with error InfoDomainNonexistent';
const queue = (NextHopDomain: string) =>
  item(
    'queues.json',
    JSON.stringify([
      { Identity: 'EX01\\3', NextHopDomain, Status: 'Retry', MessageCount: 2, LastError: ERROR },
    ]),
  );
const diagnosed = (...items: ReturnType<typeof queue>[]) => diagnose(items, { asOf: '2026-11-24' });

describe('mail to somebody else', () => {
  it('is none of ours where the send connectors tell who Exchange Online is', async () => {
    const { verdict, causes, findings, meanings } = await diagnosed(...exportsOf(), queue('fabrikam.com'));
    expect(causes).toEqual([]);
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([]);
    expect(meanings).toMatchObject([
      { class: 'not-transport-security', text: 'The name does not exist in DNS.' },
    ]);
    expect(verdict).toBe('not-transport-security');
  });

  it.each(['contoso.mail.onmicrosoft.com', 'contoso-com.mail.protection.outlook.com', 'ex02'])(
    'does not count %s, which lies between the two sides or inside',
    async (domain) => {
      const { meanings } = await diagnosed(...exportsOf(), queue(domain));
      expect(meanings).toMatchObject([{ class: 'dns' }]);
    },
  );

  it('stays where nothing tells whose it is', async () => {
    expect((await diagnosed(queue('fabrikam.com'))).meanings).toMatchObject([{ class: 'dns' }]);
  });
});
