import { probeFromOutside, type WriteInstruction } from './place.js';

/** Work on devices, firewalls and DNS. No device that handles SMTP between the two sides is supported (§J.d). */
export const oldCertificateOnDevice: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs the load balancer or gateway in front of Exchange',
  title: 'Take the device out of the SMTP path, or give it the renewed certificate until then',
  steps: [
    `Find the device that answers ${place.host} on port 25: it serves a certificate that is on no Exchange server.`,
    'Preferably forward TCP 25 without opening TLS, because Microsoft supports no device that handles SMTP between Exchange Online and Exchange.',
    'Where that takes time: import the renewed certificate with its private key and its intermediate certificates, and bind it to the listener on port 25.',
  ],
  effect:
    'Taking the device out cuts the sessions under way; Exchange Online tries them again. Replacing its certificate interrupts nothing on most devices.',
  check: probeFromOutside(place),
});

export const starttlsStrippedByDevice: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs the firewall',
  title: 'Switch off SMTP inspection between Exchange Online and Exchange',
  steps: [
    'In the policy for TCP 25 between Exchange Online and the servers, in both directions, switch off SMTP inspection (ESMTP inspection, Mailguard, SMTP fixup).',
    'Limit the exception to the published addresses of Exchange Online and to the servers that take or send its mail.',
  ],
  effect:
    'Sessions under way may be cut once when the policy changes; both sides try again, and nothing is lost.',
  check: `hybrid-mailflow cert probe ${place.host} --transcript, from outside your network: the banner is not masked, and EHLO offers STARTTLS.`,
});

export const tlsTerminatedByDevice: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs the load balancer or gateway in front of Exchange',
  title: 'Forward port 25 without ending TLS',
  steps: [
    `On the listener of ${place.host}, port 25, switch from TLS termination or inspection to plain TCP forwarding (layer 4).`,
    'Keep the connection time limits above 10 minutes, so that long messages are not cut.',
  ],
  effect:
    'Sessions under way are cut when the listener changes; Exchange Online tries them again, and nothing is lost.',
  check: `${probeFromOutside(place)} Its thumbprint is one that Get-ExchangeCertificate lists on the servers.`,
});

export const thirdPartyGatewayAnswers: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs DNS and the mail gateway',
  title: 'Let hybrid mail go to Exchange and not to the gateway',
  steps: [
    'Publish a host name and an address of its own for hybrid mail, forwarded on TCP 25 to the Exchange servers; leave MX as it is.',
    'Make sure the certificate of the servers bears that name, or keep TlsDomain on a name it bears.',
    'Rerun the Hybrid Configuration Wizard with that name as the host of the on-premises organization; it changes SmartHosts of the OutboundConnector.',
  ],
  effect:
    'Mail takes the new way as soon as the connector names the new host; what is deferred follows with its next retry. Mail of others goes on through the gateway.',
  check: `hybrid-mailflow cert probe ${place.host} --all-addresses, with the new name: the banner is that of an Exchange server.`,
});

export const eopRangeBlocked: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs the firewall',
  title: 'Let every address of Exchange Online in on port 25',
  steps: [
    'Take the list of today from https://endpoints.office.com (endpoint set 10 for the worldwide cloud), IPv6 too where the host has an AAAA record.',
    `Allow TCP 25 from all of these ranges to ${place.host}, and remove narrower rules for single addresses that come before it.`,
    'Subscribe to the changes of the list: they are announced 30 days ahead.',
  ],
  effect:
    'Connections from the added ranges succeed at once; nothing is interrupted, and deferred mail arrives with a later retry.',
  check:
    'The firewall log shows no denied packet to port 25 from these ranges, and a message trace of the next hours shows no 4.4.315 or 4.4.316.',
});

export const pathVariesBySite: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs DNS and the load balancers',
  title: 'Remove the address that leads to a wrong server, or mend what answers there',
  steps: [
    `hybrid-mailflow cert probe ${place.host} --all-addresses: note the addresses that answer differently from the others.`,
    'Remove these addresses from DNS, or lead them to servers that take mail from Exchange Online. Do the same for every pool member behind each address.',
    'Wait for the time to live of the record before judging.',
  ],
  effect:
    'Exchange Online uses the remaining addresses when the record has expired; until then part of the attempts goes on failing, and is tried again.',
  check: probeFromOutside(place),
});

export const ipv6PathBroken: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs DNS and the network',
  title: 'Complete the IPv6 path, or stop publishing it',
  steps: [
    `Where IPv6 is not meant to be used: remove the AAAA record of ${place.host}.`,
    `Where it is: make sure Bindings of the receive connectors of ${place.servers} hold [::]:25, their RemoteIPRanges hold the IPv6 ranges of Exchange Online, and the firewall lets them in. Add values, replace none.`,
    'For mail to Exchange Online: publish a reverse DNS entry for each IPv6 address that sends.',
  ],
  effect:
    'Exchange Online uses the remaining addresses when the record has expired; nothing is interrupted meanwhile.',
  check: `hybrid-mailflow cert probe ${place.host} --all-addresses: the IPv6 addresses answer as the IPv4 addresses do.`,
});

export const daneOrMtaStsPolicy: WriteInstruction = (place) => ({
  stage: 'network',
  owner: 'whoever runs DNS and the policy host',
  title: 'Bring the TLSA records or the MTA-STS policy in line with the certificate',
  steps: [
    `DANE: for _25._tcp.${place.host} publish the TLSA record of the new certificate beside the old one, wait for the time to live, and remove the old one when no server serves the old certificate.`,
    'MTA-STS: list every host that takes mail in the policy file, then change the id in the _mta-sts record, so that senders fetch the file again.',
    'Renew the signatures of the zone where DNSSEC validation fails.',
  ],
  effect:
    'Senders that check the policy deliver again when the old record or policy has expired; other mail is not touched.',
  check:
    'The Microsoft Remote Connectivity Analyzer (https://testconnectivity.microsoft.com) shows the DANE and MTA-STS tests as passed, and a message trace shows no 4.7.32x and 4.4.8.',
});
