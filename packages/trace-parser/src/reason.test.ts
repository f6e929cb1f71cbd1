import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReason, REASON_LIMIT } from './reason.js';

const THUMBPRINT = '9F00112233445566778899AABBCCDDEEFF001122';
const STAMP =
  '[AM5EUR03FT022.eop-EUR03.prod.protection.outlook.com 2026-03-14T16:37:07.429Z 08DE81C2A85E2FE9]';
const MODERN =
  `Reason: [{LED=450 4.4.317 Cannot connect to remote server [Message=SubjectMismatch Expected Subject: *.contoso.com. ` +
  `Presented Subject: CN=EX02. Thumbprint: ${THUMBPRINT}.] [LastAttemptedServerName=mail.contoso.com] ` +
  `[LastAttemptedIP=203.0.113.7:25] [SmtpSecurity=-1;-1] ${STAMP}};{MSG=};{FQDN=mail.contoso.com};{IP=203.0.113.7};` +
  `{LRT=3/14/2026 4:37:07 PM}]. OutboundProxyTargetIP: 203.0.113.7. OutboundProxyTargetHostName: mail.contoso.com`;
const MODERN_FACTS = {
  replyCode: 450,
  enhancedCode: '4.4.317',
  token: 'SubjectMismatch',
  class: 'certificate',
  targetHost: 'mail.contoso.com',
  targetAddress: '203.0.113.7',
  targetPort: 25,
  lastRetry: { raw: '3/14/2026 4:37:07 PM', iso: '2026-03-14T16:37:07.000Z' },
  eopServer: 'AM5EUR03FT022.eop-EUR03.prod.protection.outlook.com',
  session: '08DE81C2A85E2FE9',
  smtpSecurity: '-1;-1',
  expectedSubject: '*.contoso.com',
  presentedSubject: 'CN=EX02',
  presentedThumbprint: THUMBPRINT,
  proxyTargetHost: 'mail.contoso.com',
  proxyTargetAddress: '203.0.113.7',
  truncated: false,
};

describe('parseReason, the forms', () => {
  it('reads the form of 2024 and later with every field', () => {
    expect(parseReason(MODERN)).toEqual({
      ...MODERN_FACTS,
      replies: [
        { replyCode: 450, enhancedCode: '4.4.317', text: 'Cannot connect to remote server' },
        {
          text: `SubjectMismatch Expected Subject: *.contoso.com. Presented Subject: CN=EX02. Thumbprint: ${THUMBPRINT}.`,
        },
      ],
    });
  });

  it.each([
    '{LED=450 4.7.320 Certificate validation failed [Message=SubjectMismatch] [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=203.0.113.7:25] [X.eop-EUR01.prod.protection.outlook.com]};{MSG=SubjectMismatch};{FQDN=mail.contoso.com};{IP=203.0.113.7};{LRT=3/14/2026 4:37:07 PM}',
    '{LED=450 4.7.320 Certificate validation failed};{MSG=SubjectMismatch};{FQDN=mail.contoso.com};{IP=203.0.113.7};{LRT=3/14/2026 4:37:07 PM}',
    '{LED=450 4.4.317 Cannot establish session with remote server [Message=SubjectMismatch]};{MSG=};{FQDN=mail.contoso.com};{IP=203.0.113.7};{LRT=3/14/2026 4:37:07 PM}',
  ])('makes one fault of every wording: %.60s', (list) => {
    expect(parseReason(`Reason: [${list}]`)).toMatchObject({
      token: 'SubjectMismatch',
      class: 'certificate',
      targetHost: 'mail.contoso.com',
      targetAddress: '203.0.113.7',
      lastRetry: { iso: '2026-03-14T16:37:07.000Z' },
      truncated: false,
    });
  });

  it.each([
    [
      '550 5.4.317 Message expired, cannot connect to remote server(451 5.7.3 STARTTLS is required to send mail)',
    ],
    [
      `450 4.4.101 Proxy session setup failed on Frontend with '451 4.4.0 Primary target IP address responded with: "451 5.7.3 STARTTLS is required to send mail." Attempted failover to alternate host, but that did not succeed.'`,
    ],
    ['[{LED=450 4.4.317 Cannot connect [Message=451 5.7.3 STARTTLS is required to send mail]};{MSG=}]'],
    ['451 4.4.395 Target host responded with error. -> 451 5.7.3 STARTTLS is required to send mail'],
  ])('lets the innermost reply decide: %.50s', (text) => {
    const facts = parseReason(text);
    expect(facts).toMatchObject({ token: 'starttls-required', class: 'tls' });
    expect(facts.replies.at(-1)).toEqual({
      replyCode: 451,
      enhancedCode: '5.7.3',
      text: expect.stringMatching(/^STARTTLS is required to send mail\.?$/) as string,
    });
  });

  it('lists quoted replies from outside to inside, each once', () => {
    const text = `450 4.4.317 Cannot connect to remote server [Message=Failed to connect. Winsock error code: 10060, Win32 error code: 10060] ${STAMP}(Failed to connect. Winsock error code: 10060, Win32 error code: 10060)`;
    expect(parseReason(text).replies).toEqual([
      { replyCode: 450, enhancedCode: '4.4.317', text: 'Cannot connect to remote server' },
      { text: 'Failed to connect. Winsock error code: 10060, Win32 error code: 10060' },
    ]);
  });

  it('reads a delivery report’s lines: the attempt, not the notice of expiry', () => {
    const text = `3/15/2026 4:44:09 PM - Server at DB7PR01MB0001.eurprd01.prod.outlook.com returned '550 5.4.316 Message expired, connection refused(Socket error code 10061)'
      3/15/2026 4:34:08 PM - Server at mail.contoso.com (203.0.113.7) returned '450 4.4.316 Connection refused [Message=Socket error code 10061] [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=203.0.113.7:25] [AM5EUR03FT022.eop-EUR03.prod.protection.outlook.com](Socket error code 10061)'`;
    const facts = parseReason(text);
    expect(facts).toMatchObject({
      replyCode: 550,
      enhancedCode: '5.4.316',
      token: 'ConnectionRefused',
      class: 'network',
      targetHost: 'mail.contoso.com',
      targetAddress: '203.0.113.7',
      targetPort: 25,
      lastRetry: { iso: '2026-03-15T16:34:08.000Z' },
    });
    expect(facts.replies.map(({ enhancedCode, text: wording }) => enhancedCode ?? wording)).toEqual([
      '5.4.316',
      '4.4.316',
      'Socket error code 10061',
    ]);
  });

  it('reads a queue that names a connector for a server', () => {
    expect(
      parseReason(
        `3/14/2026 10:43:36 AM - Server at EdgeSync - Site1 to Internet (198.51.100.7) returned '451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketTimedout: Socket error code 10060'`,
      ),
    ).toMatchObject({
      connector: 'EdgeSync - Site1 to Internet',
      targetAddress: '198.51.100.7',
      token: 'TimedOut',
      class: 'network',
    });
  });

  it.each([
    `3/15/2026 4:34 PM – Der Server mail.contoso.com (203.0.113.7) hat '450 4.4.316 Verbindung verweigert' zurückgegeben`,
    `mail.contoso.com (203.0.113.7) が '450 4.4.316 Connection refused' を返しました`,
    `status=deferred (host mail.contoso.com[203.0.113.7] said: 450 4.4.316 Connection refused (in reply to RCPT TO command))`,
  ])('finds the host in any language: %s', (text) => {
    expect(parseReason(text)).toMatchObject({
      targetHost: 'mail.contoso.com',
      targetAddress: '203.0.113.7',
      token: 'ConnectionRefused',
    });
  });

  it('reads keys that text recognition spelled', () => {
    expect(
      parseReason(
        '[{L3D=450 4.4.317 X [LastAttemptedlP=203.0.113.7:25]};{M5G=SubjectMismatch};{lP=203.0.113.7}]',
      ),
    ).toMatchObject({ token: 'SubjectMismatch', targetAddress: '203.0.113.7', targetPort: 25 });
  });

  it('reads the escapes of JSON', () => {
    const text = String.raw`{"detail":"\u003c450 4.4.316 Connection refused\u003e \"mail.contoso.com\""}`;
    expect(parseReason(text)).toMatchObject({ replyCode: 450, token: 'ConnectionRefused' });
  });

  it('tells who took a message', () => {
    const taken =
      '250 2.6.0 <1@contoso.com> [InternalId=42, Hostname=EX01.contoso.com] 386 bytes in 0.2 seconds Queued mail for delivery';
    expect(parseReason(taken)).toMatchObject({
      replyCode: 250,
      enhancedCode: '2.6.0',
      class: 'unknown',
      server: 'EX01.contoso.com',
    });
  });
});

describe('parseReason, what decides', () => {
  it.each([
    [
      'CertificateExpired',
      'certificate',
      '450 4.7.320 Certificate validation failed [Message=CertificateExpired]',
    ],
    ['UntrustedRoot', 'certificate', '450 4.4.317 Cannot connect [Message=UntrustedRoot]'],
    [
      'PartiallyBlessedChain',
      'certificate',
      '450 4.7.320 Certificate refused [Message=PartiallyBlessedChain]',
    ],
    ['certificate-validation-failed', 'certificate', '450 4.7.320 Certificate validation failed'],
    ['NoCredentials', 'certificate', 'TLS negotiation failed with error NoCredentials'],
    ['UnknownCredentials', 'certificate', 'TLS negotiation failed with error UnknownCredentials'],
    ['SocketError', 'tls', 'TLS negotiation failed with error SocketError'],
    ['ConnectionReset', 'tls', '451 4.4.0 TLS negotiation failed with error ConnectionReset'],
    ['FrobnicationFailure', 'tls', 'TLS negotiation failed with error FrobnicationFailure'],
    ['IllegalMessage', 'tls', '450 4.4.317 X [Message=451 4.4.0 Security status IllegalMessage]'],
    ['SocketError', 'tls', '421 4.4.2 Connection dropped due to SocketError'],
    ['starttls-first', 'tls', '530 5.7.0 Must issue a STARTTLS command first'],
    ['starttls-not-supported', 'tls', '450 4.7.321 starttls-not-supported: no TLS'],
    ['tlsa-invalid', 'certificate', '550 5.7.323 tlsa-invalid: The domain failed DANE validation'],
    ['mta-sts-host-not-in-policy', 'policy', '450 4.4.8 MX hosts of fabrikam.com failed MTA-STS validation'],
    [
      'mta-sts-certificate-invalid',
      'certificate',
      '4.7.5 Remote certificate failed MTA-STS validation. Reason: x',
    ],
    ['ConnectionReset', 'network', '450 4.4.317 X [Message=Failed to connect. Winsock error code: 10054]'],
    ['TimedOut', 'network', 'Failed connection to 203.0.113.7:25 (TimedOut:0000274C)'],
    ['TimedOut', 'network', '450 4.4.315 Zeitüberschreitung der Verbindung'],
    ['ConnectionRefused', 'network', '450 4.4.316 La connexion a été refusée'],
    ['connection-closed-abruptly', 'network', '450 4.4.318 Connection was closed abruptly'],
    ['InfoNoRecords', 'dns', '450 4.4.312 DNS query failed [Message=InfoNoRecords]'],
    ['dns-query-failed', 'dns', '450 4.4.312 DNS-Abfrage fehlgeschlagen'],
    [
      'TenantInboundAttribution',
      'attribution',
      '550 5.7.51 TenantInboundAttribution; There is a partner connector',
    ],
    ['TenantAttribution', 'attribution', '550 5.7.64 TenantAttribution; Relay Access Denied'],
    ['ATTR36', 'attribution', '550 5.7.64 Relay Access Denied ATTR36'],
    ['unable-to-relay', 'attribution', '550 5.7.1 Unable to relay'],
    [
      'exchange-server-out-of-date',
      'policy',
      '450 4.7.230 Connecting Exchange server version is out-of-date; throttled',
    ],
    [
      'tls-certificate-name-not-found',
      'connector',
      '454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.',
    ],
    ['client-not-authenticated', 'connector', '530 5.7.57 Client was not authenticated to send mail'],
    [
      'starttls-required',
      'tls',
      'SMTP Error: Detail: STARTTLS is required to send mail SMTP code: 451 Additional SMTP info: 5.7.3',
    ],
    ['UntrustedRoot', 'certificate', '454 4.7.5 Certificate validation failure, Reason:UntrustedRoot'],
    ['UntrustedRoot', 'certificate', '450 4.4.317 Cannot connect [Message=UntrustedR0ot]'],
    [
      'not-permitted-as-sender',
      'connector',
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    ],
    [
      'unable-to-relay',
      'attribution',
      '550 5.0.350 Remote server returned an error -> 550 5.7.54 SMTP; Unable to relay recipient',
    ],
    ['0x80090331', 'tls', 'The handshake failed with 0x80090331'],
    [
      '12014',
      'certificate',
      'Microsoft Exchange could not find a certificate that contains the domain name x',
    ],
  ])('%s (%s)', (token, faultClass, text) => {
    expect(parseReason(text)).toMatchObject({ token, class: faultClass });
  });

  it.each([
    '552 5.2.2 Mailbox full',
    '452 4.2.2 Das Postfach des Empfängers ist über dem Limit (TLS is required)',
    '550 5.1.1 User unknown; STARTTLS is required next time',
    '554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using Spamhaus',
    '550 5.7.1 Message rejected as spam by Content Filtering.',
    '550 5.7.23 The message was rejected because of Sender Policy Framework violation',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
    '552 5.3.4 Message size exceeds fixed maximum message size',
    '451 4.7.1 Greylisting in action, please come back later',
    '550 Requested action not taken: mailbox unavailable',
    '550 5.6.0 CAT.InvalidContent.Exception',
    '421 4.7.0 Too many connections from your host',
  ])('gives no verdict on TLS for %s', (text) => {
    expect(parseReason(text).class).toBe('not-transport-security');
  });

  it('passes on what it does not know, and says that it does not', () => {
    expect(parseReason('550 5.7.999 Frobnication refused')).toEqual({
      replyCode: 550,
      enhancedCode: '5.7.999',
      class: 'unknown',
      replies: [{ replyCode: 550, enhancedCode: '5.7.999', text: 'Frobnication refused' }],
      truncated: false,
    });
    expect(parseReason('Good morning, how are you?')).toEqual({
      class: 'unknown',
      replies: [],
      truncated: false,
    });
  });
});

describe('parseReason, the damage', () => {
  const facts = Object.fromEntries(
    Object.entries(MODERN_FACTS).filter(([name]) => !name.startsWith('proxy')),
  );
  const groups = [
    /\{LED=.*?\}(?=;\{MSG)/.exec(MODERN)?.[0] ?? '',
    '{MSG=}',
    '{FQDN=mail.contoso.com}',
    '{IP=203.0.113.7}',
    '{LRT=3/14/2026 4:37:07 PM}',
  ];

  it('does not mind the order of the groups', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(groups, { minLength: groups.length }), (order) => {
        expect(parseReason(`[${order.join(';')}]`)).toMatchObject(facts);
      }),
    );
  });

  it.each([
    ['typographic quotes', `“${MODERN}”`],
    ['line breaks of a page', MODERN.replaceAll(' ', '<br><br>')],
    ['entities', MODERN.replaceAll('=', '&#61;').replaceAll(' ', '&nbsp;')],
    ['entities of entities', MODERN.replaceAll('=', '&amp;#x3D;')],
    [
      'Markdown escapes',
      MODERN.replace('*.contoso', '\\*.contoso').replaceAll('[', '\\[').replaceAll(']', '\\]'),
    ],
    ['full-width forms', MODERN.replaceAll('=', '＝').replaceAll('{', '｛').replaceAll('}', '｝')],
    ['doubled quotes', `"${MODERN.replaceAll('"', '""')}"`],
    ['zero-width spaces', MODERN.replaceAll('.', '\u200b.')],
    ['no-break spaces', MODERN.replaceAll(' ', '\u00a0')],
    ['a quoted, wrapped mail', `> ${MODERN.replaceAll(' ', '\n> ')}`],
    ['twice quoted', `> > ${MODERN.replaceAll(' ', '\r\n> > ')}`],
    ['spaces around the groups', MODERN.replaceAll(';{', ' ; {').replaceAll('[Last', '[ Last')],
    ['a tracking log’s list', `{[${groups.join(';')}]}`],
  ])('reads through %s', (_what, text) => {
    expect(parseReason(text)).toMatchObject(facts);
  });

  it('joins quoted-printable lines wherever they were broken', () => {
    const encoded = MODERN.replaceAll('=', '=3D');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: encoded.length - 1 }), (at) => {
        // A break is never put inside an encoded character.
        const safe = encoded[at - 1] === '=' ? at + 2 : encoded[at - 2] === '=' ? at + 1 : at;
        expect(parseReason(`${encoded.slice(0, safe)}=\r\n${encoded.slice(safe)}`)).toMatchObject(facts);
      }),
    );
  });

  it('joins a soft break inside a code that is not otherwise encoded', () => {
    expect(parseReason('LED=450 4.4.3=\n17 Cannot connect [Message=SubjectMismatch]')).toMatchObject({
      enhancedCode: '4.4.317',
      token: 'SubjectMismatch',
    });
  });

  it.each([
    ['450-4.4.317 SubjectMismatch', 450, '4.4.317'],
    ['421.4.4.2 unable to connect', 421, '4.4.2'],
    ['451 4-4.395 Target host responded', 451, '4.4.395'],
    ['45O 4.4.3l7 SubjectMismatch', 450, '4.4.317'],
    ['#550 5.7.64 #SMTP# TenantAttribution', 550, '5.7.64'],
    ['250 2.1.5Recipient OK', 250, '2.1.5'],
    ['250 2.0.0OK20260314', 250, '2.0.0'],
    [`(550, b'5.7.64 TenantAttribution; Relay Access Denied')`, 550, '5.7.64'],
    [
      'Expected response code 250 but got code "550", with message "550 5.7.64 TenantAttribution',
      550,
      '5.7.64',
    ],
    [
      'com.sun.mail.smtp.SMTPSendFailedException: 530 5.7.57 SMTP; Client was not authenticated',
      530,
      '5.7.57',
    ],
    [
      'System.Net.Mail.SmtpException: The server response was: 5.7.57 SMTP; Client was not authenticated',
      undefined,
      '5.7.57',
    ],
    ['<mail.contoso.com #5.7.64 smtp;550 5.7.64 TenantAttribution>', 550, '5.7.64'],
  ])('reads the code of %s', (text, replyCode, enhancedCode) => {
    const { replyCode: code, enhancedCode: enhanced } = parseReason(text);
    expect({ replyCode: code, enhancedCode: enhanced }).toEqual({ replyCode, enhancedCode });
  });

  it.each(['Version 15.2.1544.4', 'DNS 4.4.8.8 and 5.5.5.5', 'on 5.12.2025', 'EX4.5.6 is a name'])(
    'takes no code from %s',
    (text) => {
      expect(parseReason(text)).toMatchObject({ replies: [], class: 'unknown' });
    },
  );

  it('reads what text recognition makes of braces and keys', () => {
    expect(
      parseReason(
        'LastError : [<LRI-2026/3/4 13:31:03>; <led-451 4.4.0 Primary target IP address responded with: "454 4.7.0 Temporary authentication failure.">;<FQDN-EX02.contoso.com>;<IP=10.0.**.**>]',
      ),
    ).toMatchObject({
      targetHost: 'EX02.contoso.com',
      targetAddress: '10.0.**.**',
      token: 'temporary-authentication-failure',
      lastRetry: { iso: '2026-03-04T13:31:03.000Z' },
    });
  });

  it('keeps brackets and braces inside values', () => {
    expect(
      parseReason(
        '[{LED=550 5.7.1 Blocked [203.0.113.9] by {rule 7} [Message=bad [thing] {x}] [LastAttemptedServerName=mx.fabrikam.com]};{MSG=};{FQDN=};{IP=}]',
      ),
    ).toMatchObject({
      targetHost: 'mx.fabrikam.com',
      replies: [{ text: 'Blocked [203.0.113.9] by {rule 7}' }, { text: 'bad [thing] {x}' }],
      truncated: false,
    });
  });

  it('reads a host that lost its key', () => {
    expect(parseReason('[{LED=451 4.4.0 X};{MSG=};mail.contoso.com};{IP=203.0.113.7};{LRT=}]')).toMatchObject(
      {
        targetHost: 'mail.contoso.com',
        targetAddress: '203.0.113.7',
      },
    );
  });

  it.each([
    ['[2001:db8::5]:25', '2001:db8::5', 25],
    ['2001:db8::5:25', '2001:db8::5', 25],
    ['2001:db8:0:1:2:3:4:5:25', '2001:db8:0:1:2:3:4:5', 25],
    ['2001:db8::5', '2001:db8::5', undefined],
    ['72.x.x.x.:25', '72.x.x.x', 25],
    ['x.x.x.x', 'x.x.x.x', undefined],
    ['***', '***', undefined],
  ])('splits the address %s', (printed, targetAddress, targetPort) => {
    const { targetAddress: address, targetPort: port } = parseReason(
      `[{LED=450 4.4.317 X [LastAttemptedIP=${printed}]};{MSG=}]`,
    );
    expect({ address, port }).toEqual({ address: targetAddress, port: targetPort });
  });

  it('leaves an ambiguous time ambiguous, unless the stamp tells the day', () => {
    const list = (stamp: string) => `[{LED=450 4.4.317 X ${stamp}};{MSG=};{LRT=7/3/2026 3:48:53 PM}]`;
    expect(parseReason(list('')).lastRetry?.candidates).toEqual([
      '2026-07-03T15:48:53.000Z',
      '2026-03-07T15:48:53.000Z',
    ]);
    const stamp = '[BL02EPF00046C14.namprd07.prod.outlook.com 2026-07-03T15:48:53.514Z 08DED27250BC5691]';
    expect(parseReason(list(stamp)).lastRetry).toEqual({
      raw: '7/3/2026 3:48:53 PM',
      iso: '2026-07-03T15:48:53.000Z',
    });
  });

  it('says where a text was cut, and keeps what came before', () => {
    const inside = MODERN.indexOf('[SmtpSecurity') + 10;
    expect(parseReason(MODERN.slice(0, inside))).toMatchObject({
      token: 'SubjectMismatch',
      targetHost: 'mail.contoso.com',
      presentedThumbprint: THUMBPRINT,
      truncated: true,
    });
    expect(parseReason(MODERN.slice(0, MODERN.indexOf('. OutboundProxy'))).truncated).toBe(false);
  });

  it('takes no token from a word that is cut', () => {
    const cut = 'Reason: [{LED=450 4.7.320 Certificate validation failed [Message=SubjectMisma';
    expect(parseReason(cut)).toMatchObject({ token: 'certificate-validation-failed', truncated: true });
    expect(parseReason(`${cut}tch`)).toMatchObject({ token: 'SubjectMismatch', truncated: true });
  });

  it('is true to its start, wherever a text is cut', () => {
    const list = MODERN.slice(0, MODERN.indexOf('. OutboundProxy'));
    const word = list.indexOf('SubjectMismatch') + 'SubjectMismatch'.length;
    for (let end = word; end < list.length; end++) {
      expect(parseReason(list.slice(0, end)), list.slice(0, end)).toMatchObject({
        replyCode: 450,
        enhancedCode: '4.4.317',
        token: 'SubjectMismatch',
        truncated: true,
      });
    }
  });

  it('takes a masked or cut thumbprint for what is left of it', () => {
    const message = (thumbprint: string) =>
      `450 4.4.317 X [Message=SubjectMismatch Thumbprint: ${thumbprint}.]`;
    expect(parseReason(message('9f00112233445566****')).presentedThumbprint).toBe('9F00112233445566');
    expect(parseReason(message('9f0011****')).presentedThumbprint).toBeUndefined();
  });
});

describe('parseReason, hostile input', () => {
  it.each(['[', '{', '"', '=', 'a', '(', "'", '<', '>', '\\', ' ', '\n', '5', '4.4.317 ', '450 4.4.317 '])(
    'returns from ten million of %j',
    (piece) => {
      const facts = parseReason(piece.repeat(Math.ceil(10_000_000 / piece.length)));
      expect(facts.truncated).toBe(true);
    },
  );

  it.each([
    ['[Message=', ']'],
    ['{LED=', '};'],
    ['{LED=450 4.4.317 [Message=', ']}'],
    ['responded with: "451 4.4.0 ', '"'],
    ['(Failed to connect', ')'],
    ["Server at x (1.2.3.4) returned '450 4.4.317 ", "'"],
    ['&amp;lt;', ''],
    ['for connector ', ''],
    ['250 2.0.0 a [b', ']'],
    ['Expected Subject: ', ''],
  ])('returns from nested %s', (open, close) => {
    const depth = Math.ceil(REASON_LIMIT / (open.length + close.length));
    const facts = parseReason(open.repeat(depth) + close.repeat(depth));
    expect(facts.replies.length).toBeLessThanOrEqual(50);
  });

  const pieces = [
    ...[
      '[',
      ']',
      '{',
      '}',
      '(',
      ')',
      '"',
      "'",
      '=',
      ';',
      ' ',
      '\n',
      '> ',
      '-> ',
      '=\n',
      '&lt;',
      '<br>',
      '\\',
      '“',
    ],
    ...[
      'LED=',
      'MSG=',
      'IP=',
      'LRT=',
      'Message=',
      '450 4.4.317',
      '5.7.64',
      '10061',
      'Server at ',
      ' returned ',
      'a',
    ],
    ...[
      'Thumbprint: ',
      'LastAttemptedIP=',
      'OutboundProxyTargetIP:',
      'connector ',
      '1/2/2026 3:04',
      STAMP,
      MODERN,
    ],
  ];

  it('never throws, and gives back what the type promises', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const facts = parseReason(given);
        expect(Array.isArray(facts.replies)).toBe(true);
        if (facts.replyCode !== undefined) expect(String(facts.replyCode)).toMatch(/^[245]\d\d$/);
        if (facts.enhancedCode !== undefined) expect(facts.enhancedCode).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/);
        if (facts.targetPort !== undefined) expect(Number.isInteger(facts.targetPort)).toBe(true);
        expect(Object.values(facts)).not.toContain('');
        expect(Object.values(facts)).not.toContain(undefined);
        expect(parseReason(given)).toEqual(facts);
      }),
      { numRuns: 1000 },
    );
  });
});
