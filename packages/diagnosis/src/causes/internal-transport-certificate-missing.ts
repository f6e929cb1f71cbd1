import { known } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import { points, proven } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { eventsOf, faultOf, serverName, serversOf, type View } from './weighing/view.js';

const FAULTS = ['temporary-authentication-failure', '12012', '12013', '12015', '12024'];

/** The certificate servers use among themselves is gone; Edge servers and internal queues suffer first (§J.14, §B.2). */
export const internalTransportCertificateMissing = defineCause({
  id: 'internal-transport-certificate-missing',
  faults: FAULTS,
  rules: ['internal-transport-certificate-not-in-store'],
  assess: (view) => {
    const events = eventsOf(view, [12012, 12013, 12015, 12024]);
    const [event] = events;
    const missing = withoutCertificate(view);
    if (!event && missing.length === 0) return undefined;
    const servers = distinct([...missing, ...serversOf(events)]);
    const on = servers.length > 0 ? ` of ${listed(servers)}` : '';
    return {
      summary: `The internal transport certificate${on}, by which Exchange servers trust each other, is not in the store.`,
      servers,
      grounds: [
        ...(missing.length > 0
          ? [
              proven(
                `InternalTransportCertificateThumbprint of ${listed(missing)} is in no certificate of the store there.`,
              ),
            ]
          : []),
        ...(event
          ? [
              points(
                `Event ${event.id}${event.server === undefined ? '' : ` on ${event.server}`} tells of the internal transport certificate${event.thumbprint === undefined ? '' : ` ${event.thumbprint}`}.`,
              ),
            ]
          : []),
        ...(faultOf(view, ['temporary-authentication-failure'])
          ? [
              points(
                '454 4.7.0 Temporary authentication failure is what servers say who cannot trust each other.',
              ),
            ]
          : []),
      ],
    };
  },
});

/** Servers whose transport service names a thumbprint that their exported store does not hold (§B.2, event 12013). */
function withoutCertificate({ organization, stores }: View): string[] {
  return organization.transportServices.flatMap(
    ({ name, internalTransportCertificateThumbprint: setting }) => {
      const server = serverName(name);
      const thumbprint = known(setting);
      const store = stores.get(server);
      if (!store || thumbprint === undefined) return [];
      const held = store.some(({ stored }) => stored.certificate.thumbprint === thumbprint?.toUpperCase());
      return held ? [] : [server];
    },
  );
}
