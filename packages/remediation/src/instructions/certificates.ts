import { probeFromOutside, type WriteInstruction } from './place.js';

const OWNER = 'the administrator of the Exchange servers, who has the certificate with its private key';

export const certificateExpired: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: OWNER,
  title: `Renew the certificate and give it to ${place.servers}`,
  steps: [
    'Request the new certificate with the same subject and names from the same authority, so that TlsCertificateName stays right.',
    'Import it with its private key into Local Computer\\Personal of every server concerned (Import-ExchangeCertificate).',
    'Enable-ExchangeCertificate -Server SERVER -Thumbprint THUMBPRINT -Services SMTP; answer No when asked to overwrite the default SMTP certificate.',
    'Where issuer or subject differ from before, collect the evidence again and make a plan: the connectors then need the new name. Remove the old certificate last.',
  ],
  effect:
    'Mail goes on failing until the new certificate is there; importing and enabling it interrupt nothing. New sessions are answered with it.',
  check: probeFromOutside(place),
});

export const intermediateNotSent: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: 'the administrator of the Windows servers',
  title: `Import the intermediate certificates on ${place.servers}`,
  steps: [
    'Download the intermediate certificates from the authority that issued the certificate.',
    'certutil -addstore CA FILE, in an elevated prompt on each server: they belong into Local Computer\\Intermediate Certification Authorities, not into the root store.',
    'When no mail is waiting, restart the transport services, one server after the other; sessions under way are cut and tried again.',
  ],
  effect:
    'Importing interrupts nothing. The restart cuts sessions under way for a minute or two; the senders try again, and nothing is lost.',
  check: `hybrid-mailflow cert probe ${place.host} --all-addresses: the chain sent reaches a public root without a certificate missing.`,
});

export const chainBrokenOnServer: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: 'the administrator of the Windows servers',
  title: `Repair the chain of the certificate on ${place.servers}`,
  steps: [
    'certutil -verify -urlfetch FILE, with the exported certificate: the first certificate with an error is the one to mend.',
    'Put intermediate certificates into Local Computer\\Intermediate Certification Authorities and roots into Trusted Root Certification Authorities; move what lies in the other store.',
    'A certificate that its authority has revoked is replaced, not repaired.',
  ],
  effect:
    'Importing and moving certificates interrupt nothing; new sessions find the chain, at the latest after a restart of the transport services.',
  check: `certutil -verify -urlfetch FILE ends without error on ${place.servers}, and hybrid-mailflow cert probe ${place.host} --all-addresses shows STARTTLS.`,
});

export const certificateNotEnabledForSmtp: WriteInstruction = (place) => ({
  stage: 'services',
  owner: OWNER,
  title: `Enable the certificate for SMTP on ${place.servers}`,
  steps: [
    'Note InternalTransportCertificateThumbprint of Get-TransportService SERVER.',
    'Enable-ExchangeCertificate -Server SERVER -Thumbprint THUMBPRINT -Services SMTP; answer No when asked to overwrite the default SMTP certificate. SMTP cannot be taken away again.',
    'Read InternalTransportCertificateThumbprint again: it must not have changed.',
  ],
  effect: 'Nothing is interrupted; new sessions can use the certificate at once.',
  check:
    'Get-ExchangeCertificate -Server SERVER -Thumbprint THUMBPRINT lists SMTP among its Services, and the SmtpSend and SmtpReceive logs show no UnknownCredentials any more.',
});

export const privateKeyUnusable: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: OWNER,
  title: `Give ${place.servers} the private key of the certificate`,
  steps: [
    'certutil -store My THUMBPRINT on each server: it tells whether the key is missing, or its test fails.',
    'Key there but not bound: certutil -repairstore My SERIALNUMBER.',
    'Key not readable: in certlm.msc, All Tasks, Manage Private Keys, give NETWORK SERVICE the permission to read.',
    'Key gone: import the certificate again from the PFX file, or have it issued anew with an RSA key of a legacy provider.',
  ],
  effect:
    'Nothing is interrupted; until the key can be read, sessions that need this certificate go on failing, and are tried again.',
  check: `certutil -store My THUMBPRINT reports the encryption test as passed on ${place.servers}, and the Schannel log shows no event 36870.`,
});

export const internalTransportCertificateMissing: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: 'the administrator of the Exchange servers',
  title: `Give ${place.servers} an internal transport certificate again`,
  steps: [
    'Run New-ExchangeCertificate without parameters on the server concerned, in the Exchange Management Shell. Only here, where the old one is gone, the question whether to replace it is answered with Yes.',
    'Leave TlsCertificateName of the connectors as it is: they name the public certificate.',
    'Restart MSExchangeTransport and MSExchangeFrontEndTransport on that server when no mail is waiting. With an Edge subscription, subscribe the Edge servers again.',
  ],
  effect:
    'The restart stops mail through that server for a minute or two; queues stay on disk, and senders try again. Subscribing Edge servers again stops mail through them until they are synchronised.',
  check:
    'InternalTransportCertificateThumbprint of Get-TransportService SERVER is a thumbprint Get-ExchangeCertificate -Server SERVER lists, and events 12012, 12013 and 12024 do not come back.',
});

export const certificateInWrongStore: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: OWNER,
  title: `Import the certificate into Local Computer\\Personal on ${place.servers}`,
  steps: [
    'Import-ExchangeCertificate -Server SERVER with the PFX file, which takes the right store; or certlm.msc (not certmgr.msc), Personal, Import.',
    'Enable-ExchangeCertificate -Server SERVER -Thumbprint THUMBPRINT -Services SMTP; answer No when asked to overwrite the default SMTP certificate.',
    'Remove the copy from the wrong store when mail flows.',
  ],
  effect:
    'Nothing is interrupted; new sessions can use the certificate as soon as it is imported and enabled.',
  check: `Get-ExchangeCertificate -Server SERVER lists the certificate with HasPrivateKey True on ${place.servers}.`,
});

export const rootMissingOnPremises: WriteInstruction = (place) => ({
  stage: 'certificate',
  owner: 'the administrator of the Windows servers',
  title: `Give ${place.servers} the root certificate DigiCert Global Root G2`,
  steps: [
    'Let Windows fetch roots: remove the policy DisableRootAutoUpdate, and let the servers reach http://ctldl.windowsupdate.com.',
    'Servers without a way out: download the root from DigiCert, compare its SHA-1 thumbprint with DF3C24F9BFD666761B268073FE06D1CC8D4F82A4, and run certutil -addstore Root FILE.',
  ],
  effect: 'Nothing is interrupted; the queue to Exchange Online is delivered with its next retry.',
  check: `certutil -store Root DF3C24F9BFD666761B268073FE06D1CC8D4F82A4 finds it on ${place.servers}, and the queue to Exchange Online empties.`,
});

export const revocationUnreachable: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs the proxy and firewall, with the administrator of the Windows servers',
  title: `Let ${place.servers} reach the revocation lists`,
  steps: [
    'netsh winhttp show proxy on each server: the services use this proxy, not the one of a person.',
    'Set the right proxy with netsh winhttp set proxy, or let the servers reach the CRL and OCSP addresses of the authority on TCP 80 without one.',
    'certutil -verify -urlfetch FILE names the addresses that fail. Leave the check for revocation switched on.',
  ],
  effect:
    'Nothing is interrupted; checks succeed as soon as the lists can be fetched, and the queue is delivered with its next retry.',
  check: `certutil -verify -urlfetch FILE, run as the system account on ${place.servers}, fetches every list, and Status in Get-ExchangeCertificate is Valid.`,
});
