import { defineCause } from './define-cause.js';
import { deviceGrounds } from './weighing/device-grounds.js';
import { foreignCertificates } from './weighing/foreign.js';
import { points } from './weighing/grounds.js';
import { count } from './weighing/listed.js';
import type { View } from './weighing/view.js';

/** A load balancer, firewall or gateway ends TLS with a certificate of its own (§J.7). */
export const tlsTerminatedByDevice = defineCause({
  id: 'tls-terminated-by-device',
  faults: [
    'SubjectMismatch',
    'UntrustedRoot',
    'IllegalMessage',
    'tlsa-invalid',
    'certificate-host-mismatch',
    'certificate-validation-failed',
    'CertificateExpired',
  ],
  rules: [],
  assess: (view) => {
    const [seen] = foreignCertificates(view).filter(({ own }) => !own);
    const anonymous = withoutClientCertificate(view);
    if (!seen && anonymous.length === 0) return undefined;
    return {
      summary: seen
        ? `${seen.name} is served, which is in the store of no server and not yours: a device in front of Exchange ends TLS.`
        : 'A device in front of Exchange seems to end TLS: Exchange Online’s own certificate does not reach the servers.',
      servers: [],
      grounds: [
        ...(seen
          ? [
              points(
                `${seen.name}${seen.traits.issuer ? ` of ${seen.traits.issuer}` : ''} is in the store of no server.`,
              ),
            ]
          : []),
        ...anonymous,
        ...deviceGrounds(view),
      ],
    };
  },
});

/** Exchange Online presents its certificate; a session of its without one was not opened by it (§B.6). */
function withoutClientCertificate({ observations }: View) {
  const logged = observations.sessions.filter(({ log }) => log === 'smtp-receive');
  const without = logged.reduce((sum, entry) => sum + entry.withoutClientCertificate, 0);
  const all = logged.reduce((sum, entry) => sum + entry.sessions, 0);
  return without >= 5 && without >= all * 0.9
    ? [
        points(
          `The SmtpReceive log shows no client certificate in ${count(without, 'session')} of ${all} with Exchange Online: something in between opened them.`,
        ),
      ]
    : [];
}
