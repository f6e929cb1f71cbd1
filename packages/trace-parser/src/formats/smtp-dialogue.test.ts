import { describe, expect, it } from 'vitest';
import { factsIn, readFacts } from '../../test/pasted.js';

describe('smtp-dialogue', () => {
  it('shows X-ANONYMOUSTLS without STARTTLS, and how STARTTLS was refused', () => {
    expect(factsIn('smtp-dialogue', 'smtp-endpoint')).toMatchObject([
      {
        seenBy: 'dialogue',
        host: 'mail.contoso.com',
        port: 25,
        from: 'probe.fabrikam.com',
        bannerMasked: false,
        startTlsOffered: false,
        anonymousTlsOffered: true,
        startTlsReply: "500 5.3.3 Unrecognized command 'STARTTLS'",
        ehlo: { host: 'EX01.contoso.com', masked: false },
        origin: { line: 1, endLine: 16 },
      },
    ]);
  });

  it('knows the masked banner and keywords of an inspecting firewall', () => {
    expect(factsIn('smtp-dialogue-masked', 'smtp-endpoint')).toMatchObject([
      { address: '192.0.2.10', bannerMasked: true, startTlsOffered: false, ehlo: { masked: true } },
    ]);
  });

  it('reads Test-NetConnection', () => {
    expect(factsIn('smtp-dialogue-test-netconnection', 'smtp-endpoint')).toMatchObject([
      {
        seenBy: 'test-connection',
        host: 'mail.contoso.com',
        address: '192.0.2.11',
        port: 25,
        from: '10.0.0.5',
        connection: 'failed',
      },
    ]);
  });

  it.each([
    [
      'Connecting To mail.contoso.com...Could not open connection to the host, on port 25: Connect failed',
      'failed',
    ],
    ['Trying 192.0.2.10...\ntelnet: Unable to connect to remote host: Connection refused', 'refused'],
    ['nc: connect to 192.0.2.10 port 25 (tcp) failed: Connection timed out', 'timed-out'],
  ])('%s', (text, connection) => {
    expect(readFacts(text, 'smtp-dialogue').facts).toMatchObject([{ connection }]);
  });

  it('keeps two sessions in one window apart', () => {
    const session = (name: string) =>
      `220 ${name} Microsoft ESMTP\nEHLO a\n250-${name} Hello\n250 STARTTLS\n`;
    const { facts } = readFacts(session('EX01.contoso.com') + session('EX02.contoso.com'));
    expect(facts).toMatchObject([
      { banner: '220 EX01.contoso.com Microsoft ESMTP', startTlsOffered: true },
      { banner: '220 EX02.contoso.com Microsoft ESMTP', startTlsOffered: true },
    ]);
  });
});
