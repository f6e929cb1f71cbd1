import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../delivery-attempt.js';
import { detectTrace } from '../detect.js';
import { parseTrace } from '../parse-trace.js';

/** One mail as each of these systems writes it, from their documentation and sources; addresses and texts are ours. */
const BOUNCES = join(import.meta.dirname, '../../test/fixtures/bounces');

/** Of each recipient: outcome, reply code, enhanced code, class and token, host and address that refused, reporting server. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  activehunter: ['bob@contoso.jp failed 550 - not-transport-security/recipient-unknown - - -'],
  'amazon-ses': [
    'bob@contoso.com failed 550 5.7.1 not-transport-security/TRANSPORT.RULES.RejectMessage - - a4-1.smtp-out.eu-west-1.amazonses.com',
  ],
  'amazon-workmail': [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - a27-1.smtp-out.us-west-2.amazonses.com',
  ],
  'apache-james': ['bob@contoso.com failed 550 - not-transport-security/recipient-unknown - - -'],
  arf: [],
  'autoreply-postmaster': [],
  barracuda: ['bob@contoso.com failed 550 5.7.1 not-transport-security/spam-rejected - - spam1.contoso.com'],
  biglobe: ['bob@mbf.biglobe.ne.jp failed - - not-transport-security/mailbox-full - - -'],
  courier: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 mx.fabrikam.com',
  ],
  disposition: [],
  docomo: ['bob@docomo.ne.jp failed - 5.2.0 not-transport-security/mailbox-full - - mfsmax.docomo.ne.jp'],
  domino: [
    'bob@contoso.com failed - 5.0.0 not-transport-security/recipient-unknown mx1.contoso.com - mail.contoso.com',
  ],
  dragonfly: [
    'bob@contoso.com failed 552 5.2.2 not-transport-security/mailbox-full mx1.contoso.com 203.0.113.25 df.fabrikam.com',
  ],
  'einsundeins-reason': ['carol@contoso.eu failed - - not-transport-security/message-too-large - - -'],
  einsundeins: [
    'bob@contoso.fr failed 550 5.2.0 not-transport-security/policy-refused smtp-in.contoso.fr 203.0.113.65 -',
  ],
  'exchange-2000': [
    'bob@contoso.com failed - - not-transport-security/recipient-unknown - - -',
    'carol@contoso.com failed 552 5.3.4 not-transport-security/message-too-large - - -',
  ],
  'exchange-2007': [
    'bob@fabrikam.com failed 552 5.2.2 not-transport-security/mailbox-full mail.fabrikam.com - EX07.contoso.com',
    'carol@contoso.com failed 550 5.1.1 not-transport-security/RESOLVER.ADR.RecipNotFound - - EX07.contoso.com',
  ],
  'exchange-2010-fr': [
    'bob@fabrikam.com failed 550 5.7.1 not-transport-security/spam-rejected mail.fabrikam.com - EX10.contoso.com',
  ],
  'exchange-online-html': [
    'bob@fabrikam.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.fabrikam.com - DB7PR0401MB0001.eurprd04.prod.outlook.com',
  ],
  'exim-delay': ['bob@contoso.com deferred 421 4.7.0 unknown/- mx1.contoso.com 203.0.113.25 mx.fabrikam.com'],
  'exim-undisclosed': ['bob@contoso.com failed - - unknown/- - - -'],
  exim: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 -',
    'carol@contoso.com failed - - not-transport-security/mailbox-full - - -',
    'dave@contoso.net failed - - dns/host-unknown - - -',
  ],
  'ezweb-quota': ['bob@ezweb.ne.jp failed - - not-transport-security/mailbox-full - - -'],
  ezweb: ['bob@ezweb.ne.jp failed 550 - not-transport-security/recipient-unknown - - -'],
  fortimail: ['bob@contoso.com failed 550 5.7.1 not-transport-security/spam-rejected - - fml.contoso.com'],
  'gmail-state': ['bob@contoso.com deferred 450 4.2.2 not-transport-security/mailbox-full - - -'],
  gmail: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 -',
  ],
  gmx: ['bob@contoso.com failed - 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com - -'],
  'google-groups': ['team@groups.contoso.com failed - - not-transport-security/recipient-unknown - - -'],
  'google-workspace': [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 googlemail.com',
  ],
  'groups-list': [
    'bob@contoso.com failed 550 5.7.1 not-transport-security/policy-refused - - -',
    'carol@contoso.com failed 550 5.7.1 not-transport-security/policy-refused - - -',
  ],
  groupwise: ['bob@contoso.com failed 550 - not-transport-security/recipient-unknown - - -'],
  hmailserver: ['bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - 203.0.113.25 -'],
  icloud: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 asmtp004.me.com',
  ],
  'imail-transcript': ['bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  imail: ['bob@contoso.com failed - - not-transport-security/recipient-unknown - - -'],
  'interscan-ja': ['bob@contoso.jp failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  interscan: ['bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  'ironport-prose': ['bob@contoso.com failed - 5.4.7 unknown/message-expired - - -'],
  ironport: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - 203.0.113.25 esa1.fabrikam.com',
  ],
  kddi: ['bob@mobile.contoso.jp failed - - not-transport-security/mailbox-full - - -'],
  kerio: [
    'bob@fabrikam.com failed 550 5.7.1 not-transport-security/blocked-address-list mail.fabrikam.com - mail.contoso.com',
  ],
  mailenable: ['bob@contoso.com failed - - dns/host-unknown - - -'],
  mailfoundry: [
    'bob@contoso.com failed 550 - not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 -',
  ],
  mailmarshal: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -',
    'carol@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -',
  ],
  mcafee: ['bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  messagelabs: [
    'bob@contoso.com failed 550 5.0.0 not-transport-security/recipient-unknown mx1.contoso.com - server-15.bemta-3.messagelabs.com',
  ],
  'messaging-server-prose': [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 -',
  ],
  mfilter: ['bob@contoso.jp failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  mimecast: [
    'bob@contoso.com failed 550 5.0.0 not-transport-security/sender-refused mx1.contoso.com - eu-smtp-delivery-1.mimecast.com',
  ],
  mxlogic: ['bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  'nested-dsn': [
    'bob@contoso.jp failed 550 5.1.1 not-transport-security/recipient-unknown - - mx.contoso.jp',
  ],
  'no-mime': [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com - mx.fabrikam.com',
  ],
  notes: ['bob@contoso.com failed - - not-transport-security/recipient-unknown - - -'],
  'odd-recipients': [
    'bob@contoso.com failed 550 5.2.1 not-transport-security/- - - mx.contoso.com',
    'carol@contoso.com failed 554 5.7.1 not-transport-security/blocked-address-list - 2001:db8::25 mx.contoso.com',
    'dave@contoso.com failed 421 4.4.1 network/- - - mx.contoso.com',
  ],
  'opensmtpd-delay': ['bob@contoso.com deferred 450 4.2.2 not-transport-security/mailbox-full - - -'],
  opensmtpd: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -',
    'carol@contoso.net failed - - dns/host-unknown - - -',
  ],
  outlook: [
    'bob@contoso.com failed 550 5.2.2 not-transport-security/mailbox-full - - BAY004-OMC4S21.hotmail.com',
  ],
  'postfix-server-errors': [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -',
  ],
  'postfix-tls': [
    'bob@contoso.com failed - 5.7.4 tls/starttls-required mail.contoso.com 203.0.113.25 relay.fabrikam.com',
    'carol@contoso.com failed 530 5.7.0 tls/starttls-first mail.contoso.com 203.0.113.25 relay.fabrikam.com',
    'dave@contoso.com failed - 4.7.5 certificate/certificate-validation-failure - - relay.fabrikam.com',
  ],
  'postfix-without-mime': [
    'bob@contoso.com failed - - network/no-connection mx1.contoso.com 203.0.113.25 relay.fabrikam.com',
    'dave@contoso.org failed - - dns/host-unknown - - relay.fabrikam.com',
  ],
  postfix: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com 203.0.113.25 relay.fabrikam.com',
    'carol@contoso.com failed 552 5.2.2 not-transport-security/mailbox-full mx1.contoso.com 203.0.113.25 relay.fabrikam.com',
  ],
  proofpoint: [
    'bob@contoso.com failed 554 5.0.0 not-transport-security/blocked-address-list mx1.contoso.com - mx0b-001.pphosted.com',
  ],
  'qmail-clone-es': ['bob@contoso.es failed 550 - not-transport-security/recipient-unknown - 203.0.113.25 -'],
  'qmail-ldap': [
    'bob@contoso.com failed - - not-transport-security/recipient-disabled - - mx.contoso.com',
    'carol@contoso.com failed - - not-transport-security/message-too-large - - mx.contoso.com',
  ],
  qmail: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - 203.0.113.25 mx.fabrikam.com',
    'carol@contoso.com failed - 5.1.1 not-transport-security/recipient-unknown - - mx.fabrikam.com',
    'dave@contoso.net failed - 5.1.2 not-transport-security/- - - mx.fabrikam.com',
  ],
  'rejected-recipient': [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown mx1.contoso.com - -',
  ],
  sendgrid: [
    'bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - filter0001p1las1',
  ],
  'sendmail-v5': [
    'bob@contoso.com failed 550 - not-transport-security/recipient-unknown mx1.contoso.com - -',
  ],
  sendmail: [
    'bob@contoso.com failed 553 5.3.0 not-transport-security/recipient-unknown mx1.contoso.com - mx.fabrikam.com',
  ],
  smail: ['bob@contoso.de failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  'square-brackets': ['bob@contoso.jp failed - - not-transport-security/recipient-unknown - - -'],
  'status-as-attachment': [
    'bob@contoso.com failed 552 5.3.4 not-transport-security/message-too-large - - mx.fabrikam.com',
  ],
  'status-as-text': [
    'bob@contoso.com failed 552 5.2.2 not-transport-security/mailbox-full - - mx.fabrikam.com',
    'carol@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - mx.fabrikam.com',
  ],
  surfcontrol: ['bob@contoso.com failed 550 - not-transport-security/recipient-unknown - - -'],
  'technical-details': [
    'bob@contoso.com failed 553 5.3.0 not-transport-security/recipient-unknown - 203.0.113.25 -',
  ],
  'tls-refusals': [
    'bob@contoso.com failed 530 5.7.0 tls/starttls-first - 203.0.113.25 mx.fabrikam.com',
    'carol@contoso.com failed 550 5.7.10 tls/starttls-first - - mx.fabrikam.com',
    'dave@contoso.com failed 454 4.7.0 tls/tls-not-available - - mx.fabrikam.com',
    'erin@contoso.com failed 403 4.7.0 tls/tls-negotiation-failed - - mx.fabrikam.com',
    'frank@contoso.com failed 500 - tls/starttls-required - - mx.fabrikam.com',
  ],
  'trend-micro': [
    'bob@contoso.com failed 554 5.7.1 not-transport-security/relay-denied mx1.contoso.com 203.0.113.25 -',
  ],
  vacation: [],
  vtext: ['5550100@vtext.com failed 550 - not-transport-security/recipient-unknown - - -'],
  vzwpix: ['5550100@vzwpix.com failed - - not-transport-security/recipient-unknown - - -'],
  x400: [
    'bob@contoso.com failed - 5.1.1 not-transport-security/recipient-unknown - - mta x400gate in /PRMD=contoso/ADMD= /C=DE/',
  ],
  'yahoo-policy': ['bob@contoso.org failed 554 5.7.9 not-transport-security/policy-refused - - -'],
  yahoo: ['bob@contoso.org failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
  zimbra: [
    'bob@contoso.com failed 452 4.2.2 not-transport-security/mailbox-full zimbra.contoso.com - zimbra.contoso.com',
  ],
  'zoho-expired': ['bob@contoso.com failed 421 - network/no-connection - - -'],
  zoho: ['bob@contoso.com failed 550 5.1.1 not-transport-security/recipient-unknown - - -'],
};

function attemptsIn(bytes: Uint8Array | string): DeliveryAttempt[] {
  const { records } = parseTrace(bytes, { item: 'bounce.eml' });
  return records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : []));
}

function summary(attempt: DeliveryAttempt): string {
  const { recipient, outcome, replyCode, enhancedCode, token, targetHost, targetAddress, server } = attempt;
  return [
    recipient,
    outcome,
    replyCode ?? '-',
    enhancedCode ?? '-',
    `${attempt.class}/${token ?? '-'}`,
    targetHost ?? '-',
    targetAddress ?? '-',
    server ?? '-',
  ].join(' ');
}

describe('bounces of many mail systems', () => {
  it('have an expectation each', () => {
    const names = readdirSync(BOUNCES).map((name) => name.replace('.eml', ''));
    expect(names.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  describe.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    const bytes = readFileSync(join(BOUNCES, `${name}.eml`));

    it('is understood', () => {
      expect(attemptsIn(bytes).map(summary)).toEqual(expected);
      const [detection] = detectTrace({ label: `${name}.eml`, text: bytes.toString('latin1') });
      if (expected.length > 0) expect(detection?.format).toBe('ndr-mail');
    });

    it.each([
      ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
      ['with CR', (text: string) => text.replaceAll('\n', '\r')],
      ['out of a mailbox', (text: string) => `From MAILER-DAEMON Mon Mar  2 09:14:05 2026\n${text}`],
      ['with a mark before every line', (text: string) => text.replace(/^/gm, '> ')],
    ])('is understood %s', (_how, change) => {
      const changed = Buffer.from(change(bytes.toString('latin1')), 'latin1');
      expect(attemptsIn(changed).map(summary)).toEqual(expected);
    });
  });

  it('are of TLS where they say so, and of nothing else', () => {
    const tls = Object.entries(EXPECTED).flatMap(([name, told]) =>
      told.some((line) => / (?:tls|certificate)\//.test(line)) ? [name] : [],
    );
    expect(tls).toEqual(['postfix-tls', 'tls-refusals']);
  });
});
