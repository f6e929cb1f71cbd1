import type { Source } from './catalogue-entry.js';

const learn = 'https://learn.microsoft.com';
const troubleshoot = `${learn}/exchange/troubleshoot`;
const blog = 'https://techcommunity.microsoft.com/blog/exchange';
const exchange2010 = `${learn}/previous-versions/office/exchange-server-2010`;

/** The public pages the catalogue rests on. */
export const SOURCES = {
  ndr: {
    title: 'Email non-delivery reports and SMTP errors in Exchange Online',
    url: `${troubleshoot}/email-delivery/ndr/non-delivery-reports-in-exchange-online`,
  },
  mailFlowIntelligence: {
    title: 'Mail flow intelligence',
    url: `${learn}/defender-office-365/connectors-mail-flow-intelligence`,
  },
  hybridCertificates: {
    title: 'TLS certificates in Exchange hybrid: common issues and how to fix them',
    url: `${blog}/tls-certificates-in-exchange-hybrid---common-issues--how-to-fix-them/4420592`,
  },
  untrustedRoot: {
    title: 'Fix error code 450 4.4.317 UntrustedRoot',
    url: `${troubleshoot}/email-delivery/ndr/fix-error-code-450-4-4-317-untrusted-root`,
  },
  newCertificate: {
    title: 'Cannot receive mail after a new certificate is installed',
    url: `${troubleshoot}/email-delivery/cannot-receive-mail-with-new-certificate`,
  },
  noCredentials: {
    title: 'TLS negotiation failed with error NoCredentials',
    url: `${troubleshoot}/mailflow/tls-negotiation-failed-with-error-nocredentials-error`,
  },
  notSent: {
    title: 'Outbound email messages are not sent: certificate not bound to SMTP',
    url: `${troubleshoot}/mailflow/outbound-email-messages-are-not-sent`,
  },
  socketError: {
    title: 'Cannot send or receive email: SocketError',
    url: `${troubleshoot}/email-delivery/send-receive-emails-socketerror`,
  },
  tenantAttribution: {
    title: 'NDR 5.7.64 TenantAttribution',
    url: `${troubleshoot}/email-delivery/ndr/tenantattribution-ndr`,
  },
  relayDenied36: {
    title: 'NDR 5.7.64 Relay Access Denied ATTR36',
    url: `${troubleshoot}/hybrid-configuration-wizard-errors/relay-access-denied-attr36-ndr`,
  },
  attribution: {
    title: 'Office 365 message attribution',
    url: `${blog}/office-365-message-attribution/749143`,
  },
  directSend: {
    title: 'Introducing more control over Direct Send in Exchange Online',
    url: `${blog}/introducing-more-control-over-direct-send-in-exchange-online/4408790`,
  },
  april2016: {
    title: 'Mail issues occur after April 15, 2016: certificates of Exchange Online named on connectors',
    url: `${troubleshoot}/email-delivery/mails-issues-occur-after-april-15-2016`,
  },
  globalRootG2: {
    title: 'Trust DigiCert Global Root G2 to avoid Exchange Online mail flow problems',
    url: `${blog}/trust-digicert-global-root-g2-certificate-authority-to-avoid-exchange-online-ema/4488311`,
  },
  outOfDate: {
    title: 'Throttling and blocking email from persistently vulnerable Exchange servers',
    url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/throttling-and-blocking-email-from-persistently-vulnerable/ba-p/3815328',
  },
  temporaryAuthentication: {
    title: '454 4.7.0 Temporary authentication failure',
    url: `${troubleshoot}/client-connectivity/454-4-7-0-temporary-authentication-failure`,
  },
  dane: { title: 'How SMTP DANE secures email', url: `${learn}/purview/how-smtp-dane-works` },
  starttlsSelection: {
    title: 'Inbound STARTTLS certificate selection',
    url: `${learn}/exchange/mail-flow/mail-routing/inbound-starttls-certificates-selection`,
  },
  roleConflict: {
    title: 'The Front End Transport service stops: two connectors on one port',
    url: `${troubleshoot}/mailflow/front-end-microsoft-exchange-transport-service-stops`,
  },
  revocation: {
    title: 'Revocation check fails for a certificate: WinHTTP proxy',
    url: `${troubleshoot}/administration/cannot-import-third-party-certificate`,
  },
  transportEvents: {
    title: 'Transport errors and events of Exchange 2010',
    url: `${exchange2010}/hh994900(v=exchg.141)`,
  },
  event11012: { title: 'MSExchangeTransport 11012', url: `${exchange2010}/ff982887(v=exchg.141)` },
  event11022: { title: 'MSExchangeTransport 11022', url: `${exchange2010}/ff985053(v=exchg.141)` },
  event12015: { title: 'MSExchangeTransport 12015', url: `${exchange2010}/ff981561(v=exchg.141)` },
  event12016: { title: 'MSExchangeTransport 12016', url: `${exchange2010}/ff983405(v=exchg.141)` },
  event12017: { title: 'MSExchangeTransport 12017', url: `${exchange2010}/ff985092(v=exchg.141)` },
  event12018: { title: 'MSExchangeTransport 12018', url: `${exchange2010}/ff982351(v=exchg.141)` },
  event12019: { title: 'MSExchangeTransport 12019', url: `${exchange2010}/ff980723(v=exchg.141)` },
  event12024: { title: 'MSExchangeTransport 12024', url: `${exchange2010}/ff983190(v=exchg.141)` },
  event1036: { title: 'MSExchangeTransport 1036', url: `${exchange2010}/ff980980(v=exchg.141)` },
  winsock: {
    title: 'Windows Sockets error codes',
    url: `${learn}/windows/win32/winsock/windows-sockets-error-codes-2`,
  },
  systemErrors: {
    title: 'System error codes 500 to 999',
    url: `${learn}/windows/win32/debug/system-error-codes--500-999-`,
  },
  comErrors: {
    title: 'COM error codes: security and setup',
    url: `${learn}/windows/win32/com/com-error-codes-4`,
  },
  schannelEvents: {
    title: 'Schannel events',
    url: `${learn}/previous-versions/windows/it-pro/windows-server-2012-r2-and-2012/dn786445(v=ws.11)`,
  },
  capi2: {
    title: 'Troubleshooting PKI problems with CAPI2 diagnostics',
    url: `${learn}/previous-versions/windows/it-pro/windows-vista/cc749296(v=ws.10)`,
  },
  protocolLogging: {
    title: 'Protocol logging',
    url: `${learn}/exchange/mail-flow/connectors/protocol-logging`,
  },
  receiveConnectors: {
    title: 'Receive connectors',
    url: `${learn}/exchange/mail-flow/connectors/receive-connectors`,
  },
  setReceiveConnector: {
    title: 'Set-ReceiveConnector',
    url: `${learn}/powershell/module/exchangepowershell/set-receiveconnector`,
  },
  rfc3207: { title: 'RFC 3207: SMTP over TLS (STARTTLS)', url: 'https://www.rfc-editor.org/rfc/rfc3207' },
  rfc3463: { title: 'RFC 3463: enhanced mail status codes', url: 'https://www.rfc-editor.org/rfc/rfc3463' },
  rfc5321: { title: 'RFC 5321: SMTP', url: 'https://www.rfc-editor.org/rfc/rfc5321' },
  rfc7672: { title: 'RFC 7672: DANE for SMTP', url: 'https://www.rfc-editor.org/rfc/rfc7672' },
  rfc8461: { title: 'RFC 8461: MTA-STS', url: 'https://www.rfc-editor.org/rfc/rfc8461' },
} as const satisfies Record<string, Source>;
