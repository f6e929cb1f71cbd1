import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { item } from '../../test/organization.js';

const reason = (host: string) =>
  `Reason: [{LED=450 4.7.320 Certificate validation failed [Message=SubjectMismatch] [LastAttemptedServerName=${host}]};{MSG=SubjectMismatch};{FQDN=${host}};{IP=192.0.2.1};{LRT=11/1/2026 12:12:45 PM}]. OutboundProxyTargetIP: 192.0.2.1. OutboundProxyTargetHostName: ${host}`;
const elsewhere = item('pasted.txt', reason('smtp.fabrikam.com'));
const ours = item('pasted.txt', reason('mail.contoso.com'));

describe('outbound-connector-not-exported', () => {
  it('finds the host no connector names (§E.1.1)', async () => {
    expect(await findingsOf('outbound-connector-not-exported', { items: [elsewhere] })).toMatchObject([
      { severity: 'advice', args: { targetHost: 'smtp.fabrikam.com' } },
    ]);
  });

  it('is content with the host of the connector', async () => {
    expect(await findingsOf('outbound-connector-not-exported', { items: [ours] })).toEqual([]);
  });
});
