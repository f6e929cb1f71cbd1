import type { Citation } from './define-rule.js';

/** The public pages the rules rest on. */
export const CITATIONS = {
  starttlsSelection: {
    title: 'Inbound STARTTLS certificate selection (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/mail-flow/mail-routing/inbound-starttls-certificates-selection',
  },
  hybridCertificates: {
    title: 'TLS certificates in Exchange hybrid: common issues and how to fix them (Exchange Team)',
    url: 'https://techcommunity.microsoft.com/blog/exchange/tls-certificates-in-exchange-hybrid---common-issues--how-to-fix-them/4420592',
  },
  setReceiveConnector: {
    title: 'Set-ReceiveConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-receiveconnector',
  },
  newOutboundConnector: {
    title: 'New-OutboundConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
  },
  mailFlowIntelligence: {
    title: 'Mail flow intelligence (Microsoft Learn)',
    url: 'https://learn.microsoft.com/defender-office-365/connectors-mail-flow-intelligence',
  },
  newCertificateBreaksMail: {
    title: 'Cannot receive mail after a new certificate is installed (Microsoft, KB 2989382)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/cannot-receive-mail-with-new-certificate',
  },
} as const satisfies Record<string, Citation>;
