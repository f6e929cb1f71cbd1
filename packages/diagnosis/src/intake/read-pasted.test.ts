import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { readEvidence } from '../read-evidence.js';

const fixtures = join(import.meta.dirname, '../../../trace-parser/test/fixtures/pasted');

function item(name: string) {
  return { label: name, bytes: readFileSync(join(fixtures, `${name}.txt`)) };
}

const kinds = (facts: readonly Fact[]) => facts.map(({ kind }) => kind);

describe('reading what administrators paste', () => {
  it('takes the certificates out of a transcript of openssl, each with its line', async () => {
    const { summaries, configuration, observations } = await readEvidence([item('openssl-s-client')]);
    expect(summaries).toEqual([
      {
        item: 'openssl-s-client',
        format: 'openssl-s-client',
        summary: '2 certificates, 1 SMTP endpoint',
        records: 3,
      },
    ]);
    expect(kinds(observations.facts)).toEqual(['smtp-endpoint']);
    expect(
      configuration.certificates.map(({ commonName, partial, origin }) => [commonName, partial, origin.line]),
    ).toEqual([
      ['mail.contoso.com', false, 12],
      ['Example CA', false, 36],
    ]);
  });

  it('still reads a file of nothing but certificates as that', async () => {
    const text = readFileSync(join(fixtures, 'openssl-s-client.txt'), 'utf8');
    const [armored = ''] = /-----BEGIN[\s\S]+?-----END CERTIFICATE-----/.exec(text) ?? [];
    const { summaries, configuration } = await readEvidence([
      { label: 'mail.pem', bytes: new TextEncoder().encode(armored) },
    ]);
    expect(summaries).toMatchObject([{ format: 'certificate', summary: '1 certificate' }]);
    expect(configuration.certificates).toHaveLength(1);
  });

  it('hands the parts of a mail to the readers of facts and of exports, with their lines', async () => {
    const { summaries, observations, configuration } = await readEvidence([item('mixed-text')]);
    expect(summaries).toMatchObject([{ item: 'mixed-text', format: 'mixed-text' }]);
    for (const part of [
      '1 SMTP endpoint',
      '1 service state',
      '1 firewall action',
      '1 ReceiveConnector object',
    ]) {
      expect(summaries[0]?.summary).toContain(part);
    }
    expect(observations.facts.map(({ kind, origin }) => [kind, origin.line])).toEqual([
      ['smtp-endpoint', 8],
      ['service-state', 21],
      ['firewall-log', 30],
    ]);
    expect(configuration.organization.receiveConnectors.map(({ origin }) => origin.line)).toEqual([25]);
  });

  it('reads an export and a reason that stand in one part of a mail', async () => {
    const text = [
      'C:\\>telnet mail.contoso.com 25',
      '220 EX01.contoso.com Microsoft ESMTP',
      '',
      'The trace says:',
      '450 4.4.317 Cannot connect to remote server [Message=451 5.7.3 STARTTLS is required to send mail]',
      '',
      'and the connector is',
      '',
      '[PS] C:\\>Get-ReceiveConnector | fl Identity,Fqdn',
      '',
      'Identity : EX01\\Default Frontend EX01',
      'Fqdn     : EX01.contoso.com',
    ].join('\n');
    const { summaries, observations } = await readEvidence([
      { label: 'mail.txt', bytes: new TextEncoder().encode(text) },
    ]);
    expect(summaries[0]?.summary).toContain('1 ReceiveConnector object');
    expect(observations.faults.map(({ origins }) => origins[0]?.line)).toEqual([5]);
  });

  describe('a text with the words of a failure and an object in it', () => {
    const text = [
      'Hello, since Tuesday half of our mail is late. The trace says:',
      '',
      'Reason: [{LED=450 4.7.320 Certificate validation failed [Message=SubjectMismatch]};{FQDN=mail.contoso.com}]',
      '',
      '[PS] C:\\>Get-ReceiveConnector "EX02\\Default Frontend EX02" | Format-List',
      '',
      'Bindings           : {[::]:25, 0.0.0.0:25}',
      'Fqdn               : EX02.contoso.com',
      'TlsCertificateName :',
      'Server             : EX02',
      'TransportRole      : FrontendTransport',
      'Identity           : EX02\\Default Frontend EX02',
      '',
      'Thanks',
    ].join('\n');
    const headers = [
      'Received: from mx.contoso.com by mx.fabrikam.com; Mon, 2 Mar 2026 08:14:06 +0000',
      'From: Bob <bob@contoso.com>',
      'Content-Type: text/plain; charset=utf-8',
    ].join('\n');
    const base64 = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');

    it.each([
      ['a note', text, 3],
      ['a mail', `${headers}\n\n${text}`, 7],
      ['a mail in base64', `${headers}\nContent-Transfer-Encoding: base64\n\n${base64}`, undefined],
    ])('is read as both: %s', async (_what, whole, line) => {
      const { summaries, observations, issues } = await readEvidence([
        { label: 'mail.txt', bytes: new TextEncoder().encode(whole) },
      ]);
      expect(summaries[0]?.summary).toContain('1 ReceiveConnector object');
      expect(summaries[0]?.summary).toContain('1 delivery attempt');
      expect(observations.faults).toMatchObject([{ fault: '450 4.7.320 SubjectMismatch' }]);
      if (line !== undefined) expect(observations.faults[0]?.origins[0]?.line).toBe(line);
      expect(issues).toEqual([]);
    });
  });

  it('reads the object somebody adds below a report they forward', async () => {
    const text = [
      'From: Bob <bob@contoso.com>',
      'Received: from mx.contoso.com by mx.fabrikam.com; Mon, 2 Mar 2026 08:14:06 +0000',
      'Subject: FW: Undeliverable: Offer',
      '',
      'Generating server: EX01.contoso.com',
      '',
      'carol@fabrikam.com',
      "Remote Server returned '550 5.7.51 TenantInboundAttribution; There is a partner connector'",
      '',
      'Name               : To Office 365',
      'AddressSpaces      : {smtp:fabrikam.com;1}',
      'TlsCertificateName :',
      'SmartHosts         : {}',
      'Fqdn               : mail.contoso.com',
    ].join('\n');
    const { summaries } = await readEvidence([{ label: 'a.eml', bytes: new TextEncoder().encode(text) }]);
    expect(summaries[0]?.summary).toBe('1 delivery attempt, 1 delivery report, 1 SendConnector object');
  });

  it('finds the facts in an export', async () => {
    const exported = JSON.stringify([
      { Name: 'MSExchangeTransport', Status: 1, DisplayName: 'Microsoft Exchange Transport' },
    ]);
    const { summaries, observations } = await readEvidence([
      { label: 'services.json', bytes: new TextEncoder().encode(exported) },
    ]);
    expect(summaries).toMatchObject([{ format: 'json', summary: '1 service state' }]);
    expect(observations.facts).toMatchObject([
      { kind: 'service-state', name: 'MSExchangeTransport', state: 'stopped' },
    ]);
  });

  it('keeps the first facts of a kind and says how many there were', async () => {
    const lines = Array.from({ length: 5010 }, (_, at) => `    Value${at}    REG_DWORD    0x1`);
    const text = ['HKEY_LOCAL_MACHINE\\SOFTWARE\\X', ...lines].join('\n');
    const { observations, issues, summaries } = await readEvidence([
      { label: 'keys.txt', bytes: new TextEncoder().encode(text) },
    ]);
    expect(observations.facts).toHaveLength(5000);
    expect(summaries[0]?.records).toBe(5010);
    expect(issues.map(({ code }) => code)).toEqual(['FACTS_OMITTED']);
  });
});
