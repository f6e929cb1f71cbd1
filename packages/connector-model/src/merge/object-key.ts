import { serverName } from '../normal-forms/server-name.js';
import type { ConfigurationObject, ExchangeCertificate } from '../objects.js';
import { known } from '../setting.js';

/**
 * What two exports of one object have in common; undefined for an object that cannot be told from others. Names count, not
 * GUIDs: a connector deleted and made again under its name is the same one to the mail.
 */
export function objectKey(object: ConfigurationObject): string | undefined {
  const name = nameOf(object)?.toLowerCase();
  return name === undefined || name === '' ? undefined : `${object.kind}|${placeOf(object)}|${name}`;
}

function placeOf(object: ConfigurationObject): string {
  if ('side' in object) return object.side;
  if (object.kind !== 'ReceiveConnector' && object.kind !== 'ExchangeCertificate') return '';
  // Nameless objects of different files may be of different servers.
  return object.server === undefined || object.server === '' ? `item:${object.origin.item}` : object.server;
}

function nameOf(object: ConfigurationObject): string | undefined {
  if (object.kind === 'ExchangeCertificate') return nameOfCertificate(object);
  if (object.kind === 'ExchangeServer' || object.kind === 'TransportService') return serverName(object.name);
  // One for each side.
  if (object.kind === 'TransportConfig') return object.kind;
  if (object.kind === 'AcceptedDomain' || object.kind === 'RemoteDomain')
    return known(object.domainName) ?? object.name;
  return object.name;
}

function nameOfCertificate(certificate: ExchangeCertificate): string | undefined {
  const [thumbprint, issuer, serialNumber] = [
    certificate.thumbprint,
    certificate.issuer,
    certificate.serialNumber,
  ].map((setting) => known(setting) ?? undefined);
  return (
    thumbprint ??
    (issuer !== undefined && serialNumber !== undefined ? `${issuer} ${serialNumber}` : undefined)
  );
}
