import { known } from '@hybrid-mailflow/connector-model';
import { serverKey } from '../intake/servers.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Mail between the organization's own servers uses it; events 12012, 12013 and 12015 (§B.2). It plays no role towards Exchange Online. */
export const internalTransportCertificateNotInStore = defineRule({
  id: 'internal-transport-certificate-not-in-store',
  title: 'The internal transport certificate of a server is gone or has expired',
  severity: 'degraded',
  cites: [CITATIONS.exchangeCertificates, CITATIONS.certificateCheck],
  evaluate: ({ organization, stores, asOf }) =>
    organization.transportServices.map((service): Outcome => {
      const server = serverKey(service.name);
      const store = stores.get(server);
      const setting = service.internalTransportCertificateThumbprint;
      const thumbprint = known(setting);
      if (thumbprint === undefined)
        return { outcome: 'insufficient-evidence', missing: ['transport-services'] };
      if (!store) return { outcome: 'insufficient-evidence', missing: ['exchange-certificates'] };
      const held = store.find(({ stored }) => stored.certificate.thumbprint === thumbprint?.toUpperCase());
      const expired =
        held?.stored.certificate.notAfter !== undefined && held.stored.certificate.notAfter < asOf;
      if (held && !expired) return { outcome: 'pass' };
      const state = thumbprint === null ? 'not set' : held ? 'expired' : 'not in the store';
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `The internal transport certificate of ${server} is ${state}: mail between Exchange servers and Edge synchronization suffer.`,
        primary: setting.origin,
        args: { server, thumbprint, state },
      };
    }),
});
