import { tlsCertificateName } from '@hybrid-mailflow/cert-inspector';
import { known } from '@hybrid-mailflow/connector-model';
import type { Json } from '../../diagnosis.js';
import type { ServerCertificate } from '../../situation.js';

/**
 * The certificate to name instead, in the arguments of a finding: what a plan needs to write TlsCertificateName.
 * `services` is null where the export does not tell what the certificate is enabled for.
 */
export function replacementArguments(
  certificate: ServerCertificate | undefined,
): Readonly<Record<string, Json>> {
  const found = certificate?.stored.certificate;
  return {
    thumbprint: found?.thumbprint ?? null,
    expectedTlsCertificateName: found ? tlsCertificateName(found) : null,
    services: certificate ? servicesOf(certificate) : null,
  };
}

/** What a certificate is enabled for, such as `IIS` and `SMTP`. */
export function servicesOf({ exported }: Pick<ServerCertificate, 'exported'>): readonly string[] | null {
  return known(exported.services) ?? null;
}
