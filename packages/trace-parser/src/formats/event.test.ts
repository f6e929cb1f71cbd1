import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { factsIn, pasted, readFacts } from '../../test/pasted.js';
import { FORMATS } from './index.js';

const PAIR = '<I>CN=Example Issuing CA, O=Example Trust<S>CN=mail.contoso.com, O=Contoso';

describe('event', () => {
  it('reads 12014 as the Event Viewer copies it, once, though text and XML tell of it', () => {
    expect(factsIn('event-viewer', 'event')).toMatchObject([
      {
        id: 12014,
        source: 'MSExchangeFrontEndTransport',
        log: 'Application',
        server: 'EX01.contoso.com',
        time: { utc: '2026-03-02T07:00:03.000Z' },
        connector: 'Default Frontend EX01',
        tlsCertificateName: PAIR,
        idFromText: false,
        origin: { line: 1, endLine: 27 },
      },
    ]);
  });

  it('reads a translated event: id, source, time, and the alert its number tells', () => {
    expect(factsIn('event-viewer-de', 'event')).toMatchObject([
      {
        id: 36887,
        source: 'Schannel',
        log: 'System',
        time: { local: ['2026-03-02T08:00:03'] },
        tlsAlert: 46,
      },
    ]);
  });

  it('reads tables and lists of Get-WinEvent and Get-EventLog', () => {
    expect(factsIn('event-tables', 'event')).toMatchObject([
      { id: 12014, source: 'MSExchangeFrontEndTransport', origin: { line: 8 } },
      { id: 1019, connector: 'Default Frontend EX01' },
      { id: 12014, source: 'MSExchangeTransport' },
      {
        id: 12018,
        hoursRemaining: 36,
        thumbprint: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
        subject: 'CN=mail.contoso.com, O=Contoso',
      },
    ]);
  });

  it('reads CAPI2 events with subject, result, address and program', () => {
    expect(factsIn('event-capi2', 'event')).toMatchObject([
      {
        id: 30,
        operation: 'CertVerifyCertificateChainPolicy',
        subject: 'mail.protection.outlook.com',
        resultCode: '0x800B0109',
        process: 'EdgeTransport.exe',
      },
      { id: 53, resultCode: '0x80072EE2', url: 'http://crl.example.test/root.crl?a=1&b=2' },
    ]);
  });

  it('reads the CSV of the Event Viewer with quoted texts over several lines', () => {
    expect(factsIn('event-csv', 'event')).toMatchObject([
      { id: 12014, tlsCertificateName: PAIR, origin: { line: 2, endLine: 3 } },
      { id: 36871, source: 'Schannel', origin: { line: 4 } },
    ]);
  });

  it('reads a log that is one line longer than any piece of it', () => {
    const [first = ''] = /<Event xmlns[\s\S]*?<\/Event>/.exec(pasted('event-capi2')) ?? [];
    const format = FORMATS.find(({ id }) => id === 'event');
    const ids: number[] = [];
    const reader = format?.open(
      {
        record: (record) =>
          record.kind === 'fact' && record.fact.kind === 'event' && ids.push(record.fact.id),
        issue: () => undefined,
      },
      { item: 'x', textLimits: { lineBytes: 500 } },
    );
    for (let at = 0; at < 100; at++) reader?.push(Buffer.from(first));
    reader?.end();
    expect(ids).toEqual(new Array<number>(100).fill(30));
  });

  it('reads the text of an event alone, and no template of the documentation', () => {
    const text =
      'There is no valid SMTP Transport Layer Security (TLS) certificate for the FQDN of mail.contoso.com. The existing certificate for that FQDN has expired.';
    expect(readFacts(text).facts).toMatchObject([{ id: 12016, idFromText: true, fqdn: 'mail.contoso.com' }]);
    expect(readFacts(text.replace('mail.contoso.com', '%1')).facts).toEqual([]);
  });

  it('refuses entity declarations: they are not expanded', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "boom">]><Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><EventID>1</EventID><Computer>&x;</Computer></System></Event>`;
    expect(readFacts(bomb, 'event').facts).toMatchObject([{ id: 1, server: '&x;' }]);
  });

  it('says that an event is cut off', () => {
    const { codes } = readFacts(pasted('event-capi2').slice(0, 300), 'event');
    expect(codes).toEqual(['EVENT_UNREADABLE']);
  });
});
