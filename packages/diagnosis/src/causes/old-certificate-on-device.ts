import { defineCause } from './define-cause.js';
import { deviceGrounds } from './weighing/device-grounds.js';
import { points } from './weighing/grounds.js';
import { foreignCertificates } from './weighing/foreign.js';

/** The certificate served is or was the organization's own and is in no store: a device kept it (§J.5). */
export const oldCertificateOnDevice = defineCause({
  id: 'old-certificate-on-device',
  faults: ['CertificateExpired', 'SubjectMismatch', 'UntrustedRoot', 'certificate-expired', 'tlsa-invalid'],
  rules: [],
  assess: (view) => {
    const [seen] = foreignCertificates(view).filter(({ own }) => own);
    if (!seen) return undefined;
    return {
      summary: `${seen.name} is served for your name and is in the store of no server: a device in front of Exchange still holds it.`,
      servers: [],
      grounds: [
        points(
          `${seen.name} is in the store of no server, and bears your own name: it was renewed on Exchange and not there.`,
        ),
        ...deviceGrounds(view),
      ],
    };
  },
});
