import { CONTOSO, setupCertificate } from '../testing/src/index.js';
import type { Message } from './deliveries.js';
import { exchangeCertificates } from './exchange-certificates.js';
import { messageTrace } from './message-trace.js';
import { outboundConnector } from './outbound-connector.js';
import { receiveConnectors } from './receive-connectors.js';
import type { CaseServer } from './server.js';
import { smtpReceiveLog } from './smtp-receive-log.js';

/** The hour that is traced: a Tuesday afternoon. */
export const HOUR = { from: '2026-11-17T14:00:00Z', until: '2026-11-17T15:00:00Z' } as const;

/** The old server. The Hybrid Configuration Wizard was run for it when the certificate was renewed. */
export const EX01: CaseServer = {
  name: 'EX01',
  address: '10.20.0.11',
  installed: '2024-03-18T10:02:44Z',
  wizard: '2026-10-22T09:41:30Z',
  mailCertificate: CONTOSO.mail,
  setupCertificate: setupCertificate(
    'EX01',
    'server-1',
    '2E9A41C07B5FD38845C1A60972EEB41D',
    '2024-03-18T09:58:21Z',
  ),
};

/** The new server, put behind the load balancer on that Tuesday; the wizard was not run again. */
export const EX02: CaseServer = {
  name: 'EX02',
  address: '10.20.0.12',
  installed: '2026-11-13T09:44:52Z',
  mailCertificate: CONTOSO.mail,
  setupCertificate: setupCertificate(
    'EX02',
    'server-2',
    '3B7E1A90C4D2558841F06B7C19AA04E2',
    '2026-11-13T09:41:07Z',
  ),
};

/** Everything an administrator of both sides can export of two servers and one hour. */
export function exportsOf(
  servers: readonly CaseServer[],
  messages: readonly Message[],
): Readonly<Record<string, string>> {
  const perServer = servers.flatMap((server): [string, string][] => [
    [`${server.name}/receive-connectors.txt`, receiveConnectors(server)],
    [`${server.name}/certificates.txt`, exchangeCertificates(server)],
    [`${server.name}/RECV2026111714-1.LOG`, smtpReceiveLog(server, messages, HOUR.from, HOUR.until)],
  ]);
  return {
    'trace.csv': messageTrace(messages),
    'outbound-connector.json': outboundConnector(),
    ...Object.fromEntries(perServer),
  };
}
