import { certificateFromExport } from '@hybrid-mailflow/cert-inspector';
import {
  describeObject,
  objectsOf,
  type DescribedObject,
  type ExchangeCertificate,
  type Organization,
} from '@hybrid-mailflow/connector-model';

/**
 * Every object as plain data. What an export of a certificate leaves out, as Export-Clixml does, is read from its DER, with the place
 * of that as origin.
 */
export function describeConfiguration(organization: Organization): readonly DescribedObject[] {
  return objectsOf(organization).map((object) =>
    object.kind === 'ExchangeCertificate' ? describeCertificate(object) : describeObject(object),
  );
}

function describeCertificate(object: ExchangeCertificate): DescribedObject {
  const described = describeObject(object);
  const { rawData, origin } = object;
  if (rawData === undefined) return described;
  const { notBefore, notAfter, dnsNames, selfSigned, subject, issuer, partial } = certificateFromExport({
    rawData,
    origin,
  });
  if (partial) return described;
  const read: Readonly<Record<string, string | readonly string[] | undefined>> = {
    Subject: subject,
    Issuer: issuer,
    NotBefore: notBefore,
    NotAfter: notAfter,
    CertificateDomains: dnsNames,
    IsSelfSigned: selfSigned === undefined ? undefined : selfSigned ? 'True' : 'False',
  };
  const settings = { ...described.settings };
  for (const name of described.unknown) {
    const value = read[name];
    if (value !== undefined) settings[name] = { value, origin };
  }
  return { ...described, settings, unknown: described.unknown.filter((name) => !(name in settings)) };
}
