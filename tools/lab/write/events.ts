import { formatList, printedTime, typed } from '../../cases/printed.js';
import { frontend, type LabServer, type Organization } from '../organization.js';
import { chooseCertificate } from '../select.js';
import type { OnpremAttempt } from '../simulate-onprem.js';

interface Event {
  readonly source: string;
  readonly id: number;
  readonly message: string;
}

/** What the servers logged of certificates, listeners and TLS (§B.5), as `Get-WinEvent | fl` prints it. */
export function events(
  organization: Organization,
  sent: readonly OnpremAttempt[],
  now: string,
): string | undefined {
  const logged = organization.servers.flatMap((server, at) =>
    [
      ...eventsOf(server, sent, now),
      ...(at === 0 && organization.decoys.includes('client-alert-event') ? [CLIENT_ALERT] : []),
    ].map((event) => ({ server, event })),
  );
  if (logged.length === 0) return undefined;
  const objects = logged.map(({ server, event: { source, id, message } }, at) => ({
    TimeCreated: printedTime(new Date(Date.parse(now) + at * 1_000).toISOString()),
    ProviderName: source,
    Id: String(id),
    LevelDisplayName: 'Error',
    MachineName: `${server.name}.contoso.local`,
    Message: message,
  }));
  return (
    typed("Get-WinEvent -FilterHashtable @{LogName='Application','System';Level=2,3} | fl") +
    formatList(objects)
  );
}

function eventsOf(server: LabServer, sent: readonly OnpremAttempt[], now: string): Event[] {
  const { tlsCertificateName: named, fqdn, name } = frontend(server);
  const source = server.role === 'Edge' ? 'MSExchangeTransport' : 'MSExchangeFrontEndTransport';
  const found: Event[] = [];
  if (server.frontEnd === 'stopped')
    return [
      {
        source,
        id: 1019,
        message: `Failed to start listening (Error: 10048). Binding: 0.0.0.0:25. Activation of receive connector '${name}' failed.`,
      },
    ];
  const choice = chooseCertificate(server, named, fqdn, now);
  if (!choice) found.push({ source, id: 12014, message: notFound(named ?? fqdn, name) });
  if (choice?.expired === true)
    found.push({
      source,
      id: 12016,
      message: `There is no valid SMTP Transport Layer Security (TLS) certificate for the FQDN of ${fqdn}. The existing certificate for that FQDN has expired.`,
    });
  const lost = sent.find((attempt) => attempt.server.name === server.name && attempt.end === 'certificate');
  if (lost)
    found.push({
      source: 'MSExchangeTransport',
      id: 12014,
      message: notFound(lost.tlsCertificateName ?? '', 'Outbound to Office 365'),
    });
  if (!server.store.some(({ certificate }) => certificate.thumbprint === server.internalThumbprint))
    found.push({
      source: 'MSExchangeTransport',
      id: 12013,
      message: `The internal transport certificate with thumbprint ${server.internalThumbprint ?? ''} could not be found in the certificate store of the local computer.`,
    });
  if (!server.tls12)
    found.push({
      source: 'Schannel',
      id: 36874,
      message:
        'An TLS 1.2 connection request was received from a remote client application, but none of the cipher suites supported by the client application are supported by the server. The TLS connection request has failed.',
    });
  if (choice?.stored.key === 'broken')
    found.push({
      source: 'Schannel',
      id: 36870,
      message:
        'A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D.',
    });
  return found;
}

/** Some client of the web site broke off. */
const CLIENT_ALERT: Event = {
  source: 'Schannel',
  id: 36887,
  message:
    'A fatal alert was received from the remote endpoint. The TLS protocol defined fatal alert code is 46.',
};

const notFound = (key: string, connector: string) =>
  `Microsoft Exchange could not find a certificate that contains the domain name ${key} in the personal store on the local computer. ` +
  `Therefore, it is unable to support the STARTTLS SMTP verb for the connector ${connector} with a FQDN parameter of ${key}.`;
