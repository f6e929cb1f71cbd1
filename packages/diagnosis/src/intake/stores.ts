import { certificateFromExport, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { known, type ExchangeCertificate, type Organization } from '@hybrid-mailflow/connector-model';
import type { ServerCertificate } from '../situation.js';

/** The certificate stores of the servers, as Get-ExchangeCertificate exports tell of them. */
export function storesOf(organization: Organization): ReadonlyMap<string, readonly ServerCertificate[]> {
  const stores = new Map<string, ServerCertificate[]>();
  for (const exported of organization.certificates) {
    if (exported.server === undefined) continue;
    const server = exported.server.toUpperCase();
    const store = stores.get(server) ?? [];
    store.push({ stored: toStored(exported), exported });
    stores.set(server, store);
  }
  return stores;
}

function toStored(exported: ExchangeCertificate): StoredCertificate {
  const services = known(exported.services);
  const hasPrivateKey = known(exported.hasPrivateKey);
  const status = known(exported.status);
  const rootCaType = known(exported.rootCaType);
  return {
    certificate: certificateFromExport({
      subject: known(exported.subject) ?? undefined,
      issuer: known(exported.issuer) ?? undefined,
      thumbprint: known(exported.thumbprint) ?? undefined,
      serialNumber: known(exported.serialNumber) ?? undefined,
      certificateDomains: known(exported.certificateDomains),
      notBefore: known(exported.notBefore) ?? undefined,
      notAfter: known(exported.notAfter) ?? undefined,
      isSelfSigned: known(exported.isSelfSigned),
      publicKeySize: known(exported.publicKeySize) ?? undefined,
      rawData: exported.rawData,
      origin: exported.origin,
    }),
    ...(services ? { smtp: services.some((service) => service.toUpperCase() === 'SMTP') } : {}),
    ...(hasPrivateKey === undefined ? {} : { hasPrivateKey }),
    ...(typeof status === 'string' ? { status } : {}),
    ...(typeof rootCaType === 'string' ? { rootCaType } : {}),
  };
}
