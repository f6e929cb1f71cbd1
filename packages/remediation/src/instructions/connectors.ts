import { probeFromOutside, type Place, type WriteInstruction } from './place.js';

const ONPREM = 'the administrator of the Exchange servers';
const CLOUD = 'the administrator of Exchange Online';

/** The pair is computed, never typed: what other tools print of a certificate hardly ever matches (§B.4). */
const COMPUTE_NAME =
  '$c = Get-ExchangeCertificate -Server SERVER -Thumbprint THUMBPRINT; $name = "<I>$($c.Issuer)<S>$($c.Subject)"';

function nameOnReceiveConnectors({ servers }: Place): string[] {
  return [
    `For each of ${servers}: ${COMPUTE_NAME}`,
    'Set-ReceiveConnector -Identity "SERVER\\Default Frontend SERVER" -TlsCertificateName $name -WhatIf, then without -WhatIf. Note the value that was there.',
  ];
}

export const serverWithoutTlsCertificateName: WriteInstruction = (place) => ({
  stage: 'onprem-connectors',
  owner: ONPREM,
  title: `Name the public certificate on the receive connector of ${place.servers}`,
  steps: [
    'Import the certificate the other servers use where it is missing, and enable it for SMTP; answer No when asked to overwrite the default SMTP certificate.',
    ...nameOnReceiveConnectors(place),
  ],
  effect:
    'Sessions opened after the change are answered with this certificate; sessions under way are not cut, and deferred mail arrives with a later retry.',
  check: probeFromOutside(place),
});

export const tlsCertificateNameStale: WriteInstruction = (place) => ({
  stage: 'onprem-connectors',
  owner: ONPREM,
  title: `Name the renewed certificate on the connectors (${place.servers})`,
  steps: [
    'Make sure every server has the renewed certificate with its private key, enabled for SMTP.',
    ...nameOnReceiveConnectors(place),
    'Set-SendConnector of the connector to Exchange Online and Set-HybridConfiguration, each with -TlsCertificateName $name and -WhatIf first.',
    'Or choose "Update Secure Mail Certificate for Connectors" in the Hybrid Configuration Wizard, which does the same.',
  ],
  effect:
    'Sessions opened after the change use the renewed certificate; sessions under way are not cut, and deferred mail arrives with a later retry.',
  check: `${probeFromOutside(place)} Event 12014 does not come back.`,
});

export const renewalIncomplete: WriteInstruction = (place) => ({
  stage: 'onprem-connectors',
  owner: ONPREM,
  title: `Finish the renewal on ${place.servers}`,
  steps: [
    'hybrid-mailflow connectors diff shows which server or connector still has the old value.',
    ...nameOnReceiveConnectors(place),
    'The same value on the send connector to Exchange Online and in Set-HybridConfiguration -TlsCertificateName; teach the renewal tool all of these places.',
  ],
  effect:
    'Sessions opened after the change use the renewed certificate; sessions under way are not cut, and deferred mail arrives with a later retry.',
  check: `${probeFromOutside(place)} Get-ReceiveConnector and Get-SendConnector show one TlsCertificateName everywhere.`,
});

export const anotherReceiveConnectorAnswers: WriteInstruction = (place) => ({
  stage: 'onprem-connectors',
  owner: ONPREM,
  title: `Let Default Frontend answer Exchange Online on ${place.servers}`,
  steps: [
    'List what the relay connector is for: the addresses of the devices and applications that really use it, from its protocol log.',
    'Set-ReceiveConnector -RemoteIPRanges of the relay connector to exactly these addresses, with -WhatIf first. The list must not be empty, and must hold neither the load balancer nor an address of Exchange Online.',
    'Where the load balancer hides the addresses of senders, let it pass the original address on, because otherwise the two cannot be told apart.',
  ],
  effect:
    'New sessions of Exchange Online reach Default Frontend. A device whose address was left out of the list can no longer relay: its mail is refused until the address is added.',
  check:
    'The SmtpReceive log shows sessions of Exchange Online on Default Frontend only, and the devices can still relay.',
});

export const cloudCapabilityMissing: WriteInstruction = (place) => ({
  stage: 'onprem-connectors',
  owner: ONPREM,
  title: `Add AcceptCloudServicesMail to the receive connector of ${place.servers}`,
  steps: [
    'Read TlsDomainCapabilities of "SERVER\\Default Frontend SERVER" and note it.',
    "Set-ReceiveConnector -TlsDomainCapabilities with what is there and 'mail.protection.outlook.com:AcceptCloudServicesMail' added, with -WhatIf first.",
  ],
  effect:
    'Mail from Exchange Online that arrives after the change counts as mail from inside; nothing is interrupted.',
  check:
    'A mail from a mailbox in Exchange Online arrives with X-MS-Exchange-Organization-AuthAs: Internal, and its sender is resolved.',
});

export const clientCertificateMissingOrWrong: WriteInstruction = ({ servers }) => ({
  stage: 'onprem-connectors',
  owner: ONPREM,
  title: 'Let the send connector to Exchange Online present the public certificate',
  steps: [
    `Import the certificate with its private key on every server the connector sends from (${servers}), and enable it for SMTP; answer No when asked to overwrite the default SMTP certificate.`,
    `${COMPUTE_NAME}. The certificates of an Edge server are read in its own shell, without -Server: copy the text of $name from there.`,
    'Set-SendConnector of the connector to Exchange Online with -TlsCertificateName $name -CloudServicesMailEnabled $true, with -WhatIf first. RequireTLS stays True and IgnoreSTARTTLS False.',
  ],
  effect:
    'Sessions to Exchange Online opened after the change present the public certificate; nothing is interrupted, and queued mail leaves with its next retry.',
  check:
    'The SmtpSend log shows this certificate sent, and a mail to Exchange Online arrives with X-MS-Exchange-Organization-AuthAs: Internal.',
});

export const tlsDomainWrong: WriteInstruction = (place) => ({
  stage: 'exchange-online',
  owner: CLOUD,
  title: 'Set TlsDomain of the OutboundConnector to a name of the certificate',
  steps: [
    `hybrid-mailflow cert probe ${place.host} --all-addresses: choose a name that the certificate of every server bears.`,
    'Set-OutboundConnector -Identity CONNECTOR -TlsDomain NAME -WhatIf, then without -WhatIf. TlsSettings stays DomainValidation. Note the value that was there.',
  ],
  effect:
    'Exchange Online expects the new name within minutes, up to an hour. A wrong name defers all mail to your servers, so try the one before: nothing is lost for 24 hours.',
  check: `${probeFromOutside(place)} Validate-OutboundConnector -Identity CONNECTOR -Recipients ADDRESS succeeds.`,
});

export const senderCertificateNameMismatch: WriteInstruction = () => ({
  stage: 'exchange-online',
  owner: CLOUD,
  title: 'Set TlsSenderCertificateName of the InboundConnector to a name of the certificate presented',
  steps: [
    'hybrid-mailflow cert inspect FILE, with the certificate the send connector names: choose a name that is an accepted domain of the tenant or lies under one.',
    'Set-InboundConnector -Identity CONNECTOR -TlsSenderCertificateName NAME -WhatIf, then without -WhatIf. Note the value that was there.',
  ],
  effect:
    'Mail of your servers is recognised as yours within minutes, up to an hour; nothing is interrupted.',
  check:
    'A mail from an on-premises mailbox arrives in Exchange Online with X-MS-Exchange-Organization-AuthAs: Internal and directionality Originating.',
});

export const senderCertificateNameTooBroad: WriteInstruction = () => ({
  stage: 'exchange-online',
  owner: CLOUD,
  title: 'Narrow TlsSenderCertificateName of the InboundConnector to one host name',
  steps: [
    'Make sure the host name of the certificate is an accepted domain of the tenant, or that every other system under the wildcard may send as yours.',
    'Set-InboundConnector -Identity CONNECTOR -TlsSenderCertificateName HOSTNAME -WhatIf, then without -WhatIf. Every server that sends to Exchange Online must present that name.',
  ],
  effect:
    'Systems that present another name under the wildcard are no longer taken for yours: their mail may be refused or arrive as external.',
  check:
    'Mail of your servers still arrives as Originating, and mail of the other systems no longer names this connector in a message trace.',
});

export const partnerConnectorTooBroad: WriteInstruction = () => ({
  stage: 'exchange-online',
  owner: CLOUD,
  title: 'Limit the Partner InboundConnector to the domains of the partner',
  steps: [
    'Set-InboundConnector -Identity CONNECTOR -SenderDomains with the domains of the partner instead of *, with -WhatIf first. Note the value that was there.',
    'Leave RequireTls and the restriction to certificate or addresses as they are: the partner relies on them.',
  ],
  effect:
    'Mail of your servers is no longer held against the partner connector; mail of partner domains that were left out of the list loses its protection.',
  check: 'Mail of your servers gets no 5.7.51 any more, and mail of the partner still arrives.',
});
