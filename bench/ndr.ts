import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { parseTrace } from '../packages/trace-parser/src/index.js';
import PostalMime from 'postal-mime';

const MAILS = 400;
const ROUNDS = 15;
const BOUNDARY = '4f0a1d5e-0001-4c2b-9a77-0123456789ab';

/** Delivery reports as Exchange Online writes them: prose twice, delivery status, headers of about 6 KB twice. */
function generateMails(): Buffer[] {
  return Array.from({ length: MAILS }, (_, number) => Buffer.from(generateMail(number)));
}

function generateMail(number: number): string {
  const server = `DB7PR04MB${number}.eurprd04.prod.outlook.com`;
  const recipient = `user${number}@contoso.com`;
  const noise = Array.from({ length: 40 }, (_, line) => `${'QUJDRA'.repeat(10)}${number}${line}`);
  const headers = [
    `Received: from ${server} (2603:10a6:10:36::14) by`,
    ' AM5EUR03FT021.mail.protection.outlook.com (10.152.16.100) with Microsoft SMTP',
    ' Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id',
    ' 15.20.9161.13 via Frontend Transport; Mon, 2 Mar 2026 08:00:04 +0000',
    `Received: from ${server} ([fe80::1]) by ${server} ([fe80::1%4]) with mapi id`,
    ' 15.20.9161.013; Mon, 2 Mar 2026 08:00:01 +0000',
    'From: =?utf-8?B?QW5uIE3DvGxsZXI=?= <ann@fabrikam.com>',
    `To: ${recipient}`,
    'Subject: Offer',
    `Message-ID: <m${number}@${server}>`,
    `X-Microsoft-Antispam-Message-Info: ${noise.join('\r\n ')}`,
    `X-MS-Exchange-CrossTenant-Network-Message-Id: 6fd05e04-f1b0-4c5e-ae86-${number}`,
    'X-MS-Exchange-CrossTenant-AuthAs: Internal',
    'X-OriginatorOrg: fabrikam.com',
  ].join('\r\n');
  const events = [
    `3/3/2026 8:05:19 AM - Server at ${server} returned '550 5.4.317 Message expired, cannot connect to remote server(SubjectMismatch)'`,
    "3/3/2026 7:55:13 AM - Server at mail.contoso.com (203.0.113.25) returned '450 4.4.317 Cannot connect to remote server [Message=SubjectMismatch Expected Subject: mail.contoso.com. Presented Subject: CN=EX02. Thumbprint: 0123456789ABCDEF0123456789ABCDEF01234567.] [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=203.0.113.25:25] [SmtpSecurity=-1;-1](SubjectMismatch)'",
  ];
  const prose = (lineEnd: string) =>
    [
      'Delivery has failed to these recipients or groups:',
      recipient,
      "Your message couldn't be delivered.",
      '',
      'Diagnostic information for administrators:',
      `Generating server: ${server}`,
      'Receiving server: mail.contoso.com (203.0.113.25)',
      '',
      recipient,
      ...events,
      '',
      'Original message headers:',
      '',
      headers.replaceAll('<', '(').replaceAll('>', ')'),
    ].join(lineEnd);
  return [
    `From: <postmaster@fabrikam.com>`,
    'To: <ann@fabrikam.com>',
    'Date: Tue, 3 Mar 2026 08:05:20 +0000',
    `Content-Type: multipart/report; report-type=delivery-status;`,
    `\tboundary="${BOUNDARY}"`,
    'Subject: Undeliverable: Offer',
    `Message-ID: <r${number}@${server}>`,
    'MIME-Version: 1.0',
    '',
    `--${BOUNDARY}`,
    'Content-Type: multipart/alternative; boundary="alt"',
    '',
    '--alt',
    'Content-Type: text/plain; charset="us-ascii"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(prose('\r\n')),
    '--alt',
    'Content-Type: text/html; charset="us-ascii"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(`<html><body><p>${prose('<br>\r\n')}</p></body></html>`),
    '--alt--',
    `--${BOUNDARY}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns;${server}`,
    'Arrival-Date: Mon, 2 Mar 2026 08:00:01 +0000',
    '',
    `Final-Recipient: rfc822;${recipient}`,
    'Action: failed',
    'Status: 5.4.317',
    'Diagnostic-Code: smtp;550 5.4.317 Message expired, cannot connect to remote server(SubjectMismatch)',
    '',
    `--${BOUNDARY}`,
    'Content-Type: message/rfc822',
    '',
    headers,
    '',
    `--${BOUNDARY}--`,
  ].join('\r\n');
}

function quotedPrintable(text: string): string {
  return text
    .replaceAll('=', '=3D')
    .split('\r\n')
    .map((line) => line.replace(/.{74}(?=.)/g, '$&=\r\n').replace(/=\r\n(3D)/g, '=\r\n$1'))
    .join('\r\n');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Mails per second to fields, against what postal-mime needs to take the same mails apart. */
export async function run(): Promise<void> {
  const mails = generateMails();
  const size = mails.reduce((sum, { length }) => sum + length, 0) / mails.length / 1024;
  const ratios: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  // The two take turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    const first = performance.now();
    let tokens = 0;
    for (const mail of mails) {
      const { records } = parseTrace(mail, { item: 'ndr.eml', format: 'ndr-mail' });
      for (const record of records) if (record.kind === 'attempt' && record.attempt.targetHost) tokens++;
    }
    const second = performance.now();
    for (const mail of mails) await PostalMime.parse(mail, { forceRfc822Attachments: true });
    const third = performance.now();
    if (tokens !== mails.length) throw new Error(`${tokens} of ${mails.length} mails were understood`);
    ours.push((1000 * mails.length) / (second - first));
    theirs.push((1000 * mails.length) / (third - second));
    ratios.push((third - second) / (second - first));
  }
  console.log(`${mails.length} delivery reports of ${size.toFixed(1)} KB, medians of ${ROUNDS} rounds`);
  console.log(`trace-parser, mail to fields   ${median(ours).toFixed(0)} mails/s`);
  console.log(`postal-mime, mail to parts     ${median(theirs).toFixed(0)} mails/s`);
  console.log(`ratio ${median(ratios).toFixed(2)}`);
}
