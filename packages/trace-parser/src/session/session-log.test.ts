import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrace } from '../parse-trace.js';
import type { SessionRecord } from '../session-record.js';

const fixtures = join(import.meta.dirname, '../../test/fixtures');
const receive = readFileSync(join(fixtures, 'smtp-receive-2019.log'), 'utf8');
const send = readFileSync(join(fixtures, 'smtp-send-2013.log'), 'utf8');

function read(input: Uint8Array | string, format?: string): { sessions: SessionRecord[]; codes: string[] } {
  const { records, issues } = parseTrace(input, { item: 'x.log', ...(format !== undefined && { format }) });
  return {
    sessions: records.flatMap((record) => (record.kind === 'session' ? [record.session] : [])),
    codes: issues.map(({ code, origin }) => `${code}:${origin.line ?? ''}`),
  };
}

const HEADER =
  '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\n';
/** One session of the given rows, each `event,data,context`. */
const session = (...rows: string[]) =>
  HEADER +
  rows
    .map(
      (row, at) =>
        `2026-01-01T00:00:00.00${at}Z,EX1\\Default Frontend EX1,08DE000000000001,${at},10.0.0.1:25,40.92.0.1:5,${row}`,
    )
    .join('\n');

describe('smtp-receive-log', () => {
  it('rebuilds interleaved sessions, across a repeated header', () => {
    const { sessions, codes } = read(receive);
    expect(codes).toEqual([]);
    expect(
      sessions.map(({ sessionId, rows, closed, closedBy, origin }) => [
        sessionId,
        rows,
        closed,
        closedBy,
        origin.line,
        origin.endLine,
      ]),
    ).toEqual([
      ['08DE7712AA000001', 10, true, 'Remote(ConnectionReset)', 6, 18],
      ['08DE7712AA000002', 7, true, 'Local', 8, 22],
      ['08DE7712AA000003', 15, false, undefined, 28, 42],
    ]);
  });

  it('reads the certificates of the one-row form from the right (§B.6)', () => {
    const [first] = read(receive).sessions;
    expect(first?.sentCertificate).toEqual({
      subject: 'CN=EX02',
      issuer: 'CN=EX02',
      subjectAndIssuer: 'CN=EX02 CN=EX02',
      serialNumber: '3B7E1A90C4D2558841F06B7C19AA04E2',
      thumbprint: '6F2C0A7B91D34E58B6C7D8E9F00112233445566A',
      notBefore: '2023-05-11T06:41:20.000Z',
      notAfter: '2028-05-11T06:41:20.000Z',
      names: ['EX02', 'EX02.contoso.local'],
      origin: { item: 'x.log', line: 15 },
    });
    expect(first?.receivedCertificate).toMatchObject({
      subject: 'CN=mail.protection.outlook.com, O=Microsoft Corporation, L=Redmond, S=WA, C=US',
      issuer: 'CN=DigiCert Cloud Services CA-1, O=DigiCert Inc, C=US',
      names: ['mail.protection.outlook.com', '*.mail.protection.outlook.com'],
    });
  });

  it('counts no message that is answered with 221 or 451 instead of 250 (RFC 5321, 4.3.2)', () => {
    const sent = (reply: string) =>
      read(session('<,EHLO c.example,', '<,BDAT 10 LAST,', `>,${reply},`, '-,,Local')).sessions[0]?.accepted;
    expect(sent('250 2.6.0 <a@b.example> Queued mail for delivery')).toBe(1);
    expect(sent('221 2.0.0 Service closing transmission channel')).toBe(0);
    expect(sent('451 4.7.0 Temporary server error')).toBe(0);
  });

  it('reads the EHLO offers, the use of STARTTLS and what was negotiated', () => {
    const [first, second] = read(receive).sessions;
    expect(first).toMatchObject({
      server: 'EX02',
      connector: 'EX02\\Default Frontend EX02',
      clientName: 'EUR05-VI1-obe.outbound.protection.outlook.com',
      startTlsOffered: true,
      startTlsUsed: true,
      anonymousTlsOffered: true,
      anonymousTlsUsed: false,
      tlsProtocol: 'SP_PROT_TLS1_2_SERVER',
      tlsCipher: 'CALG_AES_256',
      tlsCipherBits: 256,
      tlsMac: 'CALG_SHA_384',
      tlsKeyExchange: 'CALG_ECDH_EPHEM',
      tlsKeyExchangeBits: 384,
    });
    expect(first?.ehloBeforeTls).toEqual({
      host: 'EX02.contoso.local',
      masked: false,
      keywords: [
        'SIZE 37748736',
        'PIPELINING',
        'DSN',
        'ENHANCEDSTATUSCODES',
        'STARTTLS',
        'X-ANONYMOUSTLS',
        'AUTH NTLM',
        'X-EXPS GSSAPI NTLM',
        '8BITMIME',
        'BINARYMIME',
        'CHUNKING',
        'SMTPUTF8',
        'XRDST',
      ],
    });
    expect(second).toMatchObject({ startTlsOffered: false, startTlsUsed: false, anonymousTlsOffered: true });
  });

  it('reads what the server made of the client and its mail', () => {
    expect(read(receive).sessions[2]).toMatchObject({
      clientChainStatus: 'EmptyCertificate',
      tlsDomainCapabilities: {
        capabilities: 'AcceptCloudServicesMail',
        status: 'Success',
        domain: 'mail.protection.outlook.com',
      },
      permissions: 'SMTPSubmit SMTPAcceptAnySender SMTPAcceptAuthoritativeDomainSender AcceptRoutingHeaders',
      mailFrom: 'ann@fabrikam.com',
      originatorOrganization: 'fabrikam.com',
      recipients: 2,
      recipientAddresses: ['bob@contoso.com', 'nobody@contoso.com'],
      accepted: 1,
      messages: [
        {
          messageId: '<3f1c@fabrikam.com>',
          internalId: '21474836485',
          host: 'EX02.contoso.local',
          bytes: 21400,
          seconds: 0.12,
        },
      ],
      replies: [{ from: 'server', text: expect.stringMatching(/^550 5\.1\.10/) as string }],
      tarpits: { count: 1, seconds: 5, reason: '550 5.1.10 RESOLVER.ADR.RecipientNotFound' },
    });
  });

  it('reads authentication and the client a front end speaks for', () => {
    const [found] = read(
      session(
        '+,,',
        '<,XPROXYFROM SID=08DE0000000000FF IP=192.0.2.7 PORT=2525 DOMAIN=relay.fabrikam.com CAPABILITIES=0 ROLE=0,',
        '>,250 XProxyFrom accepted,',
        '<,AUTH LOGIN,',
        '>,334 <authentication response>,',
        '*,CONTOSO\\scanner,authenticated',
        '>,235 2.7.0 Authentication successful,',
        '-,,Local',
      ),
    ).sessions;
    expect(found).toMatchObject({
      proxiedClient: {
        session: '08DE0000000000FF',
        address: '192.0.2.7',
        port: 2525,
        name: 'relay.fabrikam.com',
      },
      authentication: {
        mechanism: 'LOGIN',
        user: 'CONTOSO\\scanner',
        result: '235 2.7.0 Authentication successful',
      },
    });
  });

  it('takes back STARTTLS when the server refuses it', () => {
    const [found] = read(
      session('+,,', '<,STARTTLS,', '>,454 4.7.0 TLS not available,', '-,,Local'),
    ).sessions;
    expect(found).toMatchObject({ startTlsUsed: false, replies: [{ text: '454 4.7.0 TLS not available' }] });
  });

  it('keeps an information row it does not know as a note', () => {
    const [found] = read(
      session('+,,', '*,,Inbound AUTH LOGIN failed because of LogonDenied', '-,,Local'),
    ).sessions;
    expect(found?.notes).toEqual(['Inbound AUTH LOGIN failed because of LogonDenied']);
  });

  it('keeps a certificate row of another form whole', () => {
    const { sessions, codes } = read(
      session('+,,', '*,CN=EX1 something,Sending certificate Subject Issuer name', '-,,Local'),
    );
    const [found] = sessions;
    expect(codes).toEqual(['CERTIFICATE_ROW_UNREADABLE:3']);
    expect(found?.sentCertificate).toMatchObject({ subjectAndIssuer: 'CN=EX1 something', names: [] });
  });

  it('counts what it leaves out of long lists', () => {
    const rows = Array.from({ length: 60 }, (_, at) => `<,RCPT TO:<user${at}@contoso.com>,`);
    const [found] = read(
      session(...rows.slice(0, 9)).replace(/\n$/, '') + '\n' + session(...rows).slice(HEADER.length),
    ).sessions;
    expect(found?.recipientAddresses.length).toBeLessThanOrEqual(50);
    const [whole] = read(session(...rows)).sessions;
    expect(whole).toMatchObject({ recipients: 60, omitted: 10 });
  });

  it('takes a second opening of a session id for another session', () => {
    const { sessions } = read(
      session('+,,', '<,QUIT,') + '\n' + session('+,,', '-,,Local').slice(HEADER.length),
    );
    expect(sessions.map(({ rows, closed }) => [rows, closed])).toEqual([
      [2, false],
      [2, true],
    ]);
  });
});

describe('smtp-send-log', () => {
  it('reads the six certificate rows of 2013 (§B.6)', () => {
    const { sessions, codes } = read(send);
    expect(codes).toEqual([]);
    expect(sessions[0]).toMatchObject({
      log: 'smtp-send',
      opened: true,
      startTlsOffered: true,
      startTlsUsed: true,
      tlsError: 'NoCredentials',
      notes: ['attempting to connect'],
      localEndpoint: '10.1.1.5:5100',
      remoteEndpoint: '203.0.113.25:25',
    });
    expect(sessions[0]?.sentCertificate).toEqual({
      subject: 'CN=mail.contoso.com, O=Contoso, C=US',
      issuer: 'CN=Example Issuing CA, O=Example, C=US',
      serialNumber: '00A1B2C3D4E5F6',
      thumbprint: '0F1E2D3C4B5A69788796A5B4C3D2E1F001122334',
      names: ['mail.contoso.com', 'autodiscover.contoso.com'],
      origin: { item: 'x.log', line: 16 },
    });
  });

  it('sees banner and keywords masked by a firewall', () => {
    expect(read(send).sessions[1]).toMatchObject({
      bannerMasked: true,
      ehloBeforeTls: { host: 'mx.adatum.example', keywords: ['SIZE 10240000', 'XXXXXXXA'], masked: true },
      startTlsOffered: false,
      mailFrom: '',
      closed: false,
      replies: [{ text: '451 5.7.3 Must issue a STARTTLS command first', from: 'server' }],
    });
  });
});

describe('protocol logs', () => {
  it('are told apart without their header', () => {
    const rows = (log: string) =>
      log
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .join('\n');
    expect(read(rows(receive)).sessions[0]?.log).toBe('smtp-receive');
    const pasted = read(rows(send).replace(/^/gm, '> '));
    expect(pasted.sessions.map(({ log, rows: count }) => [log, count])).toEqual([
      ['smtp-send', 18],
      ['smtp-send', 8],
    ]);
    expect(pasted.codes[0]).toBe('HEADER_MISSING:1');
  });

  it('are read by column name, in any order, also when names were translated (§B.6)', () => {
    const swapped = receive.replace(/^(#Fields: )?([^,\n]*),([^,\n]*),([^,\n]*),/gm, '$1$4,$3,$2,');
    expect(read(swapped, 'smtp-receive-log').codes).toContain('ROW_UNREADABLE:6');
    const translated = HEADER.replace(
      /: .*/,
      ': Datum-Uhrzeit,Connector,Sitzung,Nummer,Lokal,Entfernt,Ereignis,Daten,Kontext',
    );
    const { sessions, codes } = read(
      translated + session('+,,', '-,,Local').slice(HEADER.length),
      'smtp-receive-log',
    );
    expect(sessions).toMatchObject([{ opened: true, closed: true, connector: 'EX1\\Default Frontend EX1' }]);
    expect(codes).toEqual(['HEADER_UNKNOWN:1']);
  });

  it('give the same sessions for LF, CRLF and CR, and for UTF-16', () => {
    const expected = read(receive);
    for (const lineEnd of ['\r\n', '\r']) expect(read(receive.replaceAll('\n', lineEnd))).toEqual(expected);
    expect(read(Buffer.from(receive, 'utf16le'))).toEqual(expected);
  });

  it('survive NULs and lines that are no rows', () => {
    const damaged = receive
      .replace('220 2.0.0 SMTP', '220 2.0.0\0\0 SMTP')
      .replace('#Version', 'what is this\n#Version');
    const { sessions, codes } = read(damaged);
    expect(codes).toEqual(['ROW_UNREADABLE:2', 'NUL_BYTES:15']);
    expect(sessions).toHaveLength(3);
  });

  it('never throw, whatever is done to them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(receive, send),
        fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.string({ maxLength: 5 })), {
          minLength: 1,
          maxLength: 10,
        }),
        fc.constantFrom('smtp-receive-log', 'smtp-send-log', 'message-trace-csv'),
        (text, edits, format) => {
          let damaged = text;
          for (const [at, length, insert] of edits) {
            const place = at % (damaged.length + 1);
            damaged = damaged.slice(0, place) + insert + damaged.slice(place + length);
          }
          read(damaged, format);
        },
      ),
      { numRuns: 200 },
    );
  });
});
