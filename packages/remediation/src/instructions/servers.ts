import { probeFromOutside, type WriteInstruction } from './place.js';

export const frontEndListenerDown: WriteInstruction = (place) => ({
  stage: 'services',
  owner: 'the administrator of the Exchange servers',
  title: `Bring the listener on port 25 of ${place.servers} back`,
  steps: [
    'Get-ServerComponentState -Identity SERVER: where FrontendTransport or ServerWideOffline is Inactive, end the maintenance with the requester that began it.',
    'Get-Service MSExchangeFrontEndTransport: start it when it is stopped.',
    'When it stops again, events 1018, 1019 and 1036 name two connectors with the same Bindings and RemoteIPRanges: give the one made by hand TransportRole FrontendTransport, or narrow its ranges.',
  ],
  effect:
    'Mail from outside through that server begins to flow when the listener answers; what was deferred arrives with a later retry.',
  check: probeFromOutside(place),
});

export const tlsVersionOrCipherMissing: WriteInstruction = (place) => ({
  stage: 'services',
  owner: 'the administrator of the Windows servers',
  title: `Enable TLS 1.2 and its cipher suites on ${place.servers}`,
  steps: [
    'Set Enabled to 1 and DisabledByDefault to 0 under SCHANNEL\\Protocols\\TLS 1.2 for Client and Server, and SchUseStrongCrypto and SystemDefaultTlsVersions to 1 for .NET 4, as the Exchange TLS guidance of Microsoft says.',
    'Remove a group policy for the order of cipher suites that leaves out ECDHE_RSA with AES-GCM.',
    'Restart Windows, one server after the other. Switch no older version on.',
  ],
  effect:
    'The restart of a server stops mail through it for some minutes; the other servers and the retries of the senders carry it meanwhile.',
  check: `hybrid-mailflow cert probe ${place.host} --all-addresses --versions: TLS 1.2 succeeds at every address.`,
});

export const serviceServesOldCertificate: WriteInstruction = (place) => ({
  stage: 'restart',
  owner: 'the administrator of the Exchange servers',
  title: `Restart the transport services on ${place.servers}`,
  steps: [
    'One server after the other, at a quiet hour: Restart-Service MSExchangeFrontEndTransport, then Restart-Service MSExchangeTransport.',
    'Sessions under way are cut and tried again by the sender; queues stay on disk. Go on when the first server answers.',
  ],
  effect:
    'Mail through the server stops for a minute or two and is tried again by the senders; queues stay on disk, and nothing is lost.',
  check: `${probeFromOutside(place)} The thumbprint is the one the connectors name.`,
});

export const edgeSubscriptionStale: WriteInstruction = (place) => ({
  stage: 'onprem-connectors',
  owner: 'the administrator of the Edge servers',
  title: `Let the Edge servers synchronise again (${place.servers})`,
  steps: [
    'Test-EdgeSynchronization -FullCompareMode in the Exchange Management Shell names what does not arrive.',
    'Configuration Incomplete with a TlsCertificateName longer than 256 characters: use a certificate with shorter names, or raise rangeUpper of the attribute to 1024 in the schema of AD LDS, as Microsoft describes.',
    'A subscription made anew has lost the hybrid settings: rerun the Hybrid Configuration Wizard and choose the Edge servers.',
    'Start-EdgeSynchronization.',
  ],
  effect:
    'Mail through the Edge servers goes on as before until they are synchronised, then with the settings of the organization; rerunning the wizard interrupts nothing.',
  check:
    'Test-EdgeSynchronization reports SyncStatus Normal, and Get-SendConnector on the Edge server shows the TlsCertificateName of the organization.',
});

export const edgeCertificateDiffers: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: 'the administrator of the Edge servers',
  title: 'Give every Edge server a certificate with the issuer and subject of the others',
  steps: [
    `Import the certificate that the send connector names, with its private key, on each Edge server that lacks it (${place.servers}): Import-ExchangeCertificate, locally.`,
    'Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP on that Edge server; answer No when asked to overwrite the default SMTP certificate, because the Edge subscription depends on it.',
    'On the receive connector of the Edge server set TlsCertificateName to the same pair, in the Exchange Management Shell of that server.',
  ],
  effect: 'Nothing is interrupted; sessions opened after the change use the certificate.',
  check:
    'Get-ExchangeCertificate lists a certificate with the same issuer and subject on every Edge and Mailbox server, and Test-EdgeSynchronization reports SyncStatus Normal.',
});
