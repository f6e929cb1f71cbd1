import { isIPv6 } from 'node:net';
import { formatList } from '../../cases/printed.js';
import { MAIL_HOST, type Organization } from '../organization.js';
import type { CloudAttempt } from '../simulate-cloud.js';

/** What the DNS answers for the smart host. */
export function addresses({ paths, tlsa }: Organization): string {
  const answers = paths.map(({ address }) => ({
    Name: MAIL_HOST,
    QueryType: isIPv6(address) ? 'AAAA' : 'A',
    TTL: '300',
    Section: 'Answer',
    [isIPv6(address) ? 'IP6Address' : 'IP4Address']: address,
  }));
  const record =
    tlsa === null
      ? ''
      : `\r\n$ dig TLSA _25._tcp.${MAIL_HOST}\r\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\r\n;; flags: qr rd ra ad; QUERY: 1, ANSWER: 1\r\n;; ANSWER SECTION:\r\n_25._tcp.${MAIL_HOST}. 300 IN TLSA 3 1 1 ${tlsa.padEnd(64, '0')}\r\n`;
  return `PS C:\\> Resolve-DnsName ${MAIL_HOST}\r\n${formatList(answers)}${record}`;
}

/** What a firewall logged of the connections it dropped. */
export function firewall(
  { blockedRegions }: Organization,
  attempts: readonly CloudAttempt[],
): string | undefined {
  const dropped = attempts.filter(({ region }) => blockedRegions.includes(region));
  return dropped.length === 0
    ? undefined
    : dropped
        .map(
          ({ time, source, path }) =>
            `${new Date(time).toUTCString().slice(8, 11)} ${new Date(time).toISOString().slice(8, 10)} 2026 ${new Date(time).toISOString().slice(11, 19)} fw1 : %ASA-4-106023: Deny tcp src outside:${source}/42002 dst inside:${path.address}/25 by access-group "outside_in" [0x0, 0x0]\n`,
        )
        .join('');
}

/** Headers of a mail that a system of the organization other than Exchange sent to the cloud. */
export function otherHeaders({ otherSystem, inbound }: Organization): string | undefined {
  if (!otherSystem) return undefined;
  const taken = inbound.some(({ tlsSenderCertificateName: name }) => name === '*.contoso.com');
  return [
    `Received: from AM0PR04MB6001.eurprd04.prod.outlook.com (2603:10a6:208:1::5) by AM0PR04MB6002.eurprd04.prod.outlook.com with HTTPS; Tue, 17 Nov 2026 14:11:05 +0000`,
    `Received: from ${otherSystem.host} (203.0.113.40) by AM0EUR01FT021.mail.protection.outlook.com (10.13.155.1) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.1.1; Tue, 17 Nov 2026 14:11:03 +0000`,
    `From: scanner@contoso.com`,
    `To: ana@contoso.com`,
    `Subject: Scan`,
    `Message-ID: <scan1@${otherSystem.host}>`,
    `Date: Tue, 17 Nov 2026 14:11:01 +0000`,
    `X-MS-Exchange-Organization-MessageDirectionality: ${taken ? 'Originating' : 'Incoming'}`,
    `X-MS-Exchange-Organization-AuthAs: ${taken ? 'Internal' : 'Anonymous'}`,
    '',
    'Scan attached.',
    '',
  ].join('\r\n');
}
