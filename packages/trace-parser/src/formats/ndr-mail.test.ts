import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../delivery-attempt.js';
import { detectTrace } from '../detect.js';
import type { NdrReport } from '../ndr-report.js';
import { parseTrace, type ParseTraceOptions } from '../parse-trace.js';

function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../test/fixtures/mail', name));
}

function read(input: Uint8Array | string, options: Partial<ParseTraceOptions> = {}) {
  const { records, issues } = parseTrace(input, { item: 'ndr.eml', ...options });
  return {
    attempts: records.flatMap((record): DeliveryAttempt[] =>
      record.kind === 'attempt' ? [record.attempt] : [],
    ),
    reports: records.flatMap((record): NdrReport[] => (record.kind === 'report' ? [record.report] : [])),
    kinds: records.map(({ kind }) => kind),
    codes: issues.map(({ code }) => code),
  };
}

describe('ndr-mail', () => {
  it('reads a report of Exchange Online: codes of the end, fault of the cause, headers, hops', () => {
    const { attempts, reports, codes } = read(fixture('ndr-exchange-online.eml'));
    expect(codes).toEqual([]);
    expect(attempts).toMatchObject([
      {
        format: 'ndr-mail',
        outcome: 'failed',
        event: 'failed',
        replyCode: 550,
        enhancedCode: '5.4.317',
        token: 'SubjectMismatch',
        class: 'certificate',
        targetHost: 'mail.contoso.com',
        targetAddress: '203.0.113.25',
        expectedSubject: 'mail.contoso.com',
        presentedSubject: 'CN=EX02',
        server: 'DB7PR0401MB0001.eurprd04.prod.outlook.com',
        recipient: 'bob@contoso.com',
        sender: 'ann@fabrikam.com',
        subject: 'Angebot für März',
        messageId: '<m1@DB7PR0401MB0001.eurprd04.prod.outlook.com>',
        networkMessageId: '6fd05e04-f1b0-4c5e-ae86-08de77120001',
        time: { raw: '3/3/2026 8:05:19 AM' },
        extra: {
          status: '5.4.317',
          'original-recipient': 'bob@contoso.com',
          'arrival-date': expect.any(String) as string,
        },
        origin: { item: 'ndr.eml', line: 99 },
      },
    ]);
    expect(reports).toMatchObject([
      {
        reportingMta: 'DB7PR0401MB0001.eurprd04.prod.outlook.com',
        generatingServer: 'DB7PR0401MB0001.eurprd04.prod.outlook.com',
        receivingServer: 'mail.contoso.com',
        arrivalDate: { iso: '2026-03-02T08:00:01.000Z' },
        subject: 'Undeliverable: Offer',
        recipients: ['bob@contoso.com'],
        hops: [
          { from: 'DB7PR0401MB0001.eurprd04.prod.outlook.com', with: 'mapi' },
          {
            by: 'AM5EUR03FT021.eop-EUR03.prod.protection.outlook.com',
            tlsVersion: 'TLS 1.2',
            delaySeconds: 3,
          },
        ],
        original: {
          from: 'Ann Müller <ann@fabrikam.com>',
          authAs: 'Internal',
          authSource: 'DB7PR0401MB0001.eurprd04.prod.outlook.com',
          originatorOrg: 'fabrikam.com',
          hops: [{ with: 'mapi' }, { via: 'Frontend Transport', tlsVersion: 'TLS 1.2', delaySeconds: 3 }],
        },
      },
    ]);
  });

  it('reads the prose of Exchange Server, in German and without a delivery status', () => {
    const { attempts, reports } = read(fixture('ndr-exchange-2016-de.eml'));
    expect(attempts).toMatchObject([
      {
        recipient: 'carol@contoso.mail.onmicrosoft.com',
        server: 'EX01.contoso.com',
        enhancedCode: '5.7.51',
        outcome: 'failed',
        targetHost: 'contoso-mail-onmicrosoft-com.mail.protection.outlook.com',
        targetAddress: '52.101.0.1',
        time: { iso: '2026-03-02T08:59:58.000Z' },
        subject: 'Prüfung',
        sender: 'bob@contoso.com',
      },
      {
        recipient: 'dave@contoso.mail.onmicrosoft.com',
        text: '550 4.4.7 QUEUE.Expired; message expired',
        outcome: 'failed',
      },
    ]);
    expect(reports).toMatchObject([
      {
        subject: 'Unzustellbar: Prüfung',
        original: { messageId: '<p1@contoso.com>', hops: [{ by: 'EX01.contoso.com' }] },
      },
    ]);
  });

  it('reads the layout of Exchange 2003', () => {
    expect(read(fixture('ndr-exchange-2003.eml')).attempts).toMatchObject([
      {
        recipient: 'bob@contoso.com',
        text: '550 5.7.1 Unable to relay for bob@contoso.com',
        time: { iso: '2026-03-02T08:00:00.000Z' },
        messageId: '<o1@fabrikam.com>',
        outcome: 'failed',
      },
    ]);
  });

  it('reads a Postfix report of a delay, with a recipient who got the mail', () => {
    const { attempts, reports } = read(fixture('ndr-postfix.eml'));
    expect(attempts).toMatchObject([
      {
        recipient: 'bob@contoso.com',
        outcome: 'deferred',
        event: 'delayed',
        targetHost: 'mail.contoso.com',
        server: 'relay.fabrikam.com',
        extra: { 'will-retry-until': 'Sat,  7 Mar 2026 07:10:00 +0000 (UTC)' },
      },
      { recipient: 'dave@contoso.com', outcome: 'delivered' },
    ]);
    expect(reports[0]?.extra).toMatchObject({ 'x-postfix-queue-id': 'F180CB7A' });
    expect(reports[0]?.original?.hops).toMatchObject([
      { fromAddress: '192.0.2.7', with: 'ESMTPS', tlsVersion: 'TLS 1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
    ]);
  });

  it.each([
    ['ndr-exim.eml', '530 5.7.57 Client not authenticated to send mail', 'mail.contoso.com'],
    ['ndr-qmail.eml', '550 5.7.1 Unable to relay', undefined],
  ])('reads the prose of %s', (name, text, targetHost) => {
    const [attempt, ...others] = read(fixture(name)).attempts;
    expect(others).toEqual([]);
    expect(attempt).toMatchObject({ recipient: 'bob@contoso.com', text, outcome: 'failed' });
    expect(attempt?.targetHost).toBe(targetHost);
  });

  it('reads what Sendmail and Google write without a delivery status', () => {
    const sendmail = [
      'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.fabrikam.com>',
      'Subject: Returned mail: see transcript for details',
      'Date: Mon, 2 Mar 2026 08:00:00 +0000',
      '',
      '   ----- The following addresses had permanent fatal errors -----',
      '<bob@contoso.com>',
      '    (reason: 550 5.1.1 <bob@contoso.com>... User unknown)',
      '',
      '   ----- Transcript of session follows -----',
      '... while talking to mail.contoso.com.:',
    ].join('\n');
    expect(read(sendmail).attempts).toMatchObject([
      { recipient: 'bob@contoso.com', enhancedCode: '5.1.1', targetHost: 'mail.contoso.com' },
    ]);
    const google = [
      'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      'Subject: Delivery Status Notification (Failure)',
      'Date: Mon, 2 Mar 2026 08:00:00 +0000',
      '',
      "Your message wasn't delivered to bob@contoso.com because the remote server is misconfigured.",
      'The response from the remote server was:',
      '550 5.7.64 TenantAttribution; Relay Access Denied',
    ].join('\n');
    expect(read(google).attempts).toMatchObject([{ recipient: 'bob@contoso.com', enhancedCode: '5.7.64' }]);
  });

  it('reads a delivery status with UTF-8 addresses, in base64, beside iso-2022-jp', () => {
    const { attempts, codes } = read(fixture('dsn-utf8.eml'));
    expect(codes).toEqual([]);
    expect(attempts).toMatchObject([
      {
        recipient: '例@contoso.com',
        enhancedCode: '5.7.323',
        subject: 'Angebot für 例',
        extra: { 'original-recipient': '例@contoso.com' },
      },
    ]);
  });

  it.each([
    [
      'fr',
      'Informations de diagnostic pour les administrateurs :',
      'Serveur de génération :',
      'En-têtes de message d’origine :',
    ],
    [
      'es',
      'Información de diagnóstico para administradores:',
      'Generando servidor:',
      'Encabezados de mensajes originales:',
    ],
    [
      'it',
      'Informazioni di diagnostica per gli amministratori:',
      'Server di generazione:',
      'Intestazioni originali del messaggio:',
    ],
    [
      'pt',
      'Informações de diagnóstico para administradores:',
      'Servidor de origem:',
      'Cabeçalhos originais da mensagem:',
    ],
    ['nl', 'Diagnostische gegevens voor beheerders:', 'Bronserver:', 'Oorspronkelijke berichtkoppen:'],
    [
      'pl',
      'Informacje diagnostyczne dla administratorów:',
      'Serwer generujący:',
      'Oryginalne nagłówki wiadomości:',
    ],
    [
      'ru',
      'Диагностические сведения для администраторов:',
      'Формирующий сервер:',
      'Исходные заголовки сообщения:',
    ],
    ['zh', '供管理员使用的诊断信息：', '生成服务器：', '原始邮件标头：'],
    ['ja', '管理者向けの診断情報:', '生成サーバー:', '元のメッセージ ヘッダー:'],
    ['ko', '관리자를 위한 진단 정보:', '생성 서버:', '원본 메시지 헤더:'],
  ])('finds the part for administrators in %s', (_, title, generating, headers) => {
    const text = [
      title,
      '',
      `${generating} EX01.contoso.com`,
      '',
      'bob@contoso.com',
      'Remote Server returned \'451 4.4.0 Primary target IP address responded with: "451 5.7.3 STARTTLS is required to send mail."\'',
      '',
      headers,
      '',
      'Received: from a.contoso.com by b.contoso.com with ESMTPS; Mon, 2 Mar 2026 08:00:00 +0000',
      'Subject: Offer',
    ].join('\r\n');
    expect(detectTrace({ label: '', text })[0]).toMatchObject({ format: 'ndr-mail', score: 0.9 });
    const { attempts, reports } = read(text);
    expect(attempts).toMatchObject([
      {
        recipient: 'bob@contoso.com',
        server: 'EX01.contoso.com',
        token: 'starttls-required',
        subject: 'Offer',
      },
    ]);
    expect(reports).toMatchObject([
      { generatingServer: 'EX01.contoso.com', original: { hops: [{ by: 'b.contoso.com' }] } },
    ]);
  });

  it('reads pasted lines, quoted, numbered, wrapped and run together', () => {
    const text = [
      '> 1. Generating server: EX01.contoso.com',
      '> 2. bob@contoso.com',
      "> 3. 3/2/2026 8:00:00 AM - Server at EX01.contoso.com returned '550 5.4.317 Message",
      "> expired' 3/2/2026 7:50:00 AM - Server at mail.contoso.com (203.0.113.25) returned '450 4.4.317 Cannot connect'",
    ].join('\n');
    expect(read(text).attempts).toMatchObject([
      {
        recipient: 'bob@contoso.com',
        server: 'EX01.contoso.com',
        targetHost: 'mail.contoso.com',
        targetAddress: '203.0.113.25',
        text: '550 5.4.317 Message expired\n450 4.4.317 Cannot connect',
      },
    ]);
  });

  it('reads quoted-printable source pasted without its headers', () => {
    const text = [
      '> > 3/2/2026 8:00:00 AM - Server at mail.contoso.com (2001:db8:1234:5678::=',
      "10) returned '451 4.4.397 Error communicating with target host. -> 4=",
      "21 4.2.1 Unable to connect -> SocketError: Failed to connect'",
    ].join('\n');
    expect(read(text).attempts).toMatchObject([
      {
        targetAddress: '2001:db8:1234:5678::10',
        text: '451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketError: Failed to connect',
      },
    ]);
  });

  it('reads every mail of a mailbox file, with the line of each', () => {
    const mails = ['ndr-postfix.eml', 'ndr-exim.eml', 'message-headers.eml'].map((name) =>
      fixture(name).toString('latin1'),
    );
    const mbox = mails.map((mail) => `From MAILER-DAEMON Mon Mar  2 08:00:00 2026\n${mail}\n`).join('');
    const { records } = parseTrace(Buffer.from(mbox, 'latin1'), { item: 'mbox', format: 'ndr-mail' });
    expect(records.map(({ kind }) => kind)).toEqual([
      'attempt',
      'attempt',
      'report',
      'attempt',
      'report',
      'headers',
    ]);
    const second = mbox.split('\n').findIndex((line, at) => at > 0 && line.startsWith('From MAILER')) + 2;
    expect(records[3]).toMatchObject({ attempt: { origin: { line: second } } });
  });

  it('finds a report inside a forwarded mail', () => {
    const inner = fixture('ndr-postfix.eml').toString('latin1');
    const outer = [
      'From: bob@contoso.com',
      'Subject: FW: what is this?',
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      '--outer',
      'Content-Type: text/plain',
      '',
      'Can you look into this?',
      '--outer',
      'Content-Type: message/rfc822',
      '',
      inner,
      '--outer--',
    ].join('\n');
    expect(read(outer, { format: 'ndr-mail' }).kinds).toEqual(['attempt', 'attempt', 'report']);
  });

  it('reads the HTML of a report that has no plain text', () => {
    const html =
      '<html><body><p><b>Diagnostic information for administrators:</b></p><p>Generating server: EX01.contoso.com<br></p>' +
      "<p>bob@contoso.com<br>Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'</p>" +
      '<p>Original message headers:</p><pre>From: &quot;Ann&quot; &lt;ann@fabrikam.com&gt;\nSubject: Offer\n</pre></body></html>';
    const mail = `From: postmaster@contoso.com\nSubject: Undeliverable\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${html}`;
    expect(read(mail).attempts).toMatchObject([
      {
        recipient: 'bob@contoso.com',
        enhancedCode: '5.1.10',
        server: 'EX01.contoso.com',
        sender: 'ann@fabrikam.com',
      },
    ]);
  });

  it('says what it cannot read', () => {
    const msg = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 0x41)]);
    expect(read(msg)).toMatchObject({ kinds: [], codes: ['OUTLOOK_MSG'] });
    const tnef =
      'From: postmaster@contoso.com\nSubject: x\nDate: y\nContent-Type: application/ms-tnef; name=winmail.dat\n\nAAAA';
    expect(read(tnef).codes).toEqual(['TNEF_UNREADABLE', 'MAIL_WITHOUT_FACTS']);
    const charset = fixture('ndr-exchange-2016-de.eml')
      .toString('latin1')
      .replace('iso-8859-1"', 'x-klingon"');
    expect(read(Buffer.from(charset, 'latin1'))).toMatchObject({
      codes: ['CHARSET_UNKNOWN'],
      attempts: { length: 2 },
    });
  });

  it('makes every limit visible that it hits', () => {
    const online = fixture('ndr-exchange-online.eml');
    const limited = (mailLimits: ParseTraceOptions['mailLimits']) =>
      parseTrace(online, {
        item: 'ndr.eml',
        format: 'ndr-mail',
        ...(mailLimits && { mailLimits }),
      }).issues.map(({ code, text }) => `${code} ${/\((\w+)\)$/.exec(text)?.[1] ?? ''}`);
    expect(limited(undefined)).toEqual([]);
    expect(limited({ itemBytes: 2000 })).toContain('MAIL_LIMIT itemBytes');
    expect(limited({ parts: 2 })).toContain('MAIL_LIMIT parts');
    expect(limited({ depth: 1 })).toEqual(['MAIL_LIMIT depth']);
    expect(limited({ hops: 1 })).toEqual(['MAIL_LIMIT hops', 'MAIL_LIMIT hops']);
    expect(limited({ replies: 1 })).toEqual(['MAIL_LIMIT replies']);
    const sentences = `From: MAILER-DAEMON@a.b\nSubject: failure notice\nDate: x\n\n<bob@contoso.com>:\n${'no\n'.repeat(9)}`;
    expect(read(sentences, { mailLimits: { lines: 8 } })).toMatchObject({
      codes: ['MAIL_LIMIT'],
      attempts: [{ text: 'no no no no no no no no' }],
    });
    const two = fixture('ndr-postfix.eml');
    expect(read(two, { mailLimits: { recipients: 1 } })).toMatchObject({
      codes: ['MAIL_LIMIT'],
      attempts: { length: 1 },
    });
    expect(() => parseTrace(two, { item: 'x', mailLimits: { depth: -1 } })).toThrow(TypeError);
  });

  it('leaves an ordinary mail alone', () => {
    const mail =
      'From: ann@fabrikam.com\nTo: bob@contoso.com\nSubject: Numbers\nDate: Mon, 2 Mar 2026 08:00:00 +0000\n\n550 people came.\n';
    expect(read(mail, { format: 'ndr-mail' })).toMatchObject({ kinds: [], codes: ['MAIL_WITHOUT_FACTS'] });
  });
});
