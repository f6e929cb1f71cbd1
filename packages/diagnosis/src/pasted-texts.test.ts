import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';

async function diagnosed(text: string) {
  const items = [{ label: 'pasted.txt', bytes: new TextEncoder().encode(text) }];
  return await diagnose(items, { asOf: '2026-11-24T00:00:00.000Z' });
}

describe('diagnosing a pasted text', () => {
  it('tells what it means, what may be behind it and what would settle that', async () => {
    const { verdict, evidence, meanings, causes, gaps } = await diagnosed(
      'Bob wrote: “450 4.4.317 Cannot connect to remote server [Message=451 5.7.3 STARTTLS is required to send mail] [LastAttemptedServerName=mail.contoso.com]”',
    );
    expect(verdict).toBe('causes-found');
    expect(evidence).toMatchObject([{ format: 'pasted-reason', records: 1 }]);
    expect(meanings).toMatchObject([{ fault: '450 4.4.317 starttls-required', class: 'tls', attempts: 1 }]);
    expect(causes.slice(0, 2).map(({ id, confidence }) => [id, confidence])).toEqual([
      ['tls-certificate-name-stale', 'low'],
      ['starttls-stripped-by-device', 'low'],
    ]);
    const cmdlets = gaps.flatMap((gap) => gap.cmdlets);
    expect(cmdlets).toContain('Get-ReceiveConnector | Export-Clixml receive-connectors.xml');
    expect(cmdlets.join('\n')).toContain('probe mail.contoso.com:25');
  });

  it('tells faults apart that share a word of attribution', async () => {
    const { meanings, causes } =
      await diagnosed(`550 5.7.51 TenantInboundAttribution; There is a partner connector configured

550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization`);
    expect(meanings.map(({ fault, text }) => [fault, /Partner|Direct Send/.exec(text)?.[0]])).toEqual([
      ['550 5.7.51 TenantInboundAttribution', 'Partner'],
      ['550 5.7.68 TenantInboundAttribution', 'Direct Send'],
    ]);
    expect(causes.map(({ id }) => id)).toContain('partner-connector-too-broad');
  });

  it('asks for nothing about a failure that is not of transport security', async () => {
    const { gaps } = await diagnosed('550 5.1.1 User unknown');
    expect(gaps).toEqual([]);
  });

  it.each([
    ['550 5.2.2 Mailbox full', 'not-transport-security'],
    ['550 5.7.999 Frobnication refused', 'faults-without-cause'],
    ['250 2.6.0 <1@contoso.com> Queued mail for delivery', 'healthy'],
    ['Good morning', 'nothing-recognised'],
  ])('%s: %s', async (text, verdict) => {
    const diagnosis = await diagnosed(text);
    expect(diagnosis.verdict).toBe(verdict);
    expect(diagnosis.causes).toEqual([]);
  });

  it('reads what a note quotes, though its lines look like an export', async () => {
    const { evidence, meanings } = await diagnosed(`Ticket   : 4711
Customer : Contoso
Problem  : Reason: [{LED=450 4.7.320 Certificate validation failed};{MSG=CertificateExpired};{FQDN=mail.contoso.com}]
`);
    expect(evidence).toMatchObject([{ format: 'pasted-reason' }]);
    expect(meanings).toMatchObject([{ fault: '450 4.7.320 CertificateExpired' }]);
  });

  it('does not take a connector for a text because a reply stands in its comment', async () => {
    const { evidence } = await diagnosed(`RunspaceId    : 1
Name          : Default Frontend EX01
Identity      : EX01\\Default Frontend EX01
Bindings      : {[::]:25, 0.0.0.0:25}
RemoteIPRanges: {0.0.0.0-255.255.255.255}
Fqdn          : EX01.contoso.com
PermissionGroups : AnonymousUsers
Comment       : since then 450 4.7.320 SubjectMismatch
`);
    expect(evidence).toMatchObject([{ format: 'format-list' }]);
  });
});
