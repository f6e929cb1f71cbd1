import type { TestCertificate } from '../../testing/src/index.js';
import type { Device } from '../organization.js';
import type { Meeting } from '../simulate-cloud.js';

/** Names as OpenSSL 3 prints them. */
function printedName({ options }: TestCertificate, which: 'subject' | 'issuer'): string {
  const name = which === 'subject' ? options.subject : (options.issuer?.options ?? options).subject;
  return name.map(([type, value]) => `${String(type)} = ${String(value)}`).join(', ');
}

/** `openssl s_client -starttls smtp -showcerts`, from wherever `prompt` stands. */
export function openssl(prompt: string, host: string, met: Meeting): string {
  const command = `${prompt} openssl s_client -starttls smtp -connect ${host.includes(':') ? `[${host}]` : host}:25 -showcerts\n`;
  const text = met.broken?.message ?? '';
  if (text.includes('10061'))
    return `${command}40E7DDF94F7F0000:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:117:calling connect()\nconnect:errno=111\n`;
  if (text.includes('TimedOut'))
    return `${command}40E7DDF94F7F0000:error:8000006E:system library:BIO_connect:Connection timed out:../crypto/bio/bio_sock2.c:117:calling connect()\nconnect:errno=110\n`;
  if (!met.startTls)
    return `${command}CONNECTED(00000003)\nDidn't find STARTTLS in server response, trying anyway...\n---\nno peer certificate available\n---\nNo client certificate CA names sent\n---\n`;
  const [leaf] = met.chain;
  if (!leaf)
    return `${command}CONNECTED(00000003)\nwrite:errno=104\n---\nno peer certificate available\n---\nNo client certificate CA names sent\n---\nNew, (NONE), Cipher is (NONE)\n---\n`;
  const chain = met.chain.map(
    (certificate, at) =>
      `${String(at).padStart(2)} s:${printedName(certificate, 'subject')}\n   i:${printedName(certificate, 'issuer')}\n${certificate.pem}`,
  );
  return `${command}CONNECTED(00000003)\n---\nCertificate chain\n${chain.join('')}---\nServer certificate\nsubject=${printedName(leaf, 'subject')}\nissuer=${printedName(leaf, 'issuer')}\n---\nNo client certificate CA names sent\n---\nNew, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384\n---\n250 CHUNKING\n`;
}

/** A telnet session beside it: banner and the offers of EHLO. */
export function telnet(address: string, met: Meeting, device: Device | null): string {
  if (met.broken !== null && !met.server) return '';
  const host = met.server ? `${met.server.name}.contoso.local` : 'lb01.contoso.local';
  const masked = device?.kind === 'strips-starttls';
  const banner =
    device?.kind === 'gateway'
      ? device.banner
      : masked
        ? `220 ${'*'.repeat(60)}`
        : `220 ${host} Microsoft ESMTP MAIL Service ready at Tue, 17 Nov 2026 15:00:00 +0000`;
  const offers = [
    'SIZE 37748736',
    'PIPELINING',
    ...(met.startTls ? ['STARTTLS'] : []),
    ...(masked ? ['XXXXXXXA'] : []),
    '8BITMIME',
  ];
  const greeting = device?.kind === 'gateway' ? 'mx1.gateway.fabrikam.com' : `${host} Hello [198.51.100.9]`;
  const lines = [greeting, ...offers].map(
    (line, at, { length }) => `250${at === length - 1 ? ' ' : '-'}${line}`,
  );
  return `Trying ${address}...\nConnected to ${address}.\nEscape character is '^]'.\n${banner}\nehlo test.example\n${lines.join('\n')}\nquit\n221 2.0.0 Service closing transmission channel\n`;
}
