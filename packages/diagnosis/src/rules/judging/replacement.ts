import { tlsCertificateName } from '@hybrid-mailflow/cert-inspector';
import type { Json } from '../../diagnosis.js';
import type { ServerCertificate } from '../../situation.js';

/** The certificate to name instead, in the arguments of a finding: what a plan needs to write TlsCertificateName. */
export function replacementArguments(
  certificate: ServerCertificate | undefined,
): Readonly<Record<string, Json>> {
  const found = certificate?.stored.certificate;
  return {
    thumbprint: found?.thumbprint ?? null,
    expectedTlsCertificateName: found ? tlsCertificateName(found) : null,
  };
}
