import { defineCause } from './define-cause.js';
import { shareOf } from './weighing/from-settings.js';
import { proven, suggested } from './weighing/grounds.js';
import { agree, distinct } from './weighing/listed.js';
import { serverGrounds } from './weighing/server-grounds.js';
import { brokenHandshakes, handshakeGround } from './weighing/tls-errors.js';
import { faultOf } from './weighing/view.js';

const FAULTS = ['UnknownCredentials', 'tls-negotiation-failed', 'connection-timed-out', '0x8009030D'];

/** Exchange chooses a certificate without asking whether SMTP may use it; then the handshake fails (§J.12, §B.1.3, §B.3). */
export const certificateNotEnabledForSmtp = defineCause({
  id: 'certificate-not-enabled-for-smtp',
  faults: FAULTS,
  rules: ['certificate-not-enabled-for-smtp'],
  assess: (view) => {
    const wrong = [...view.toOnprem, ...view.toCloud].filter(({ served }) => served?.smtp === false);
    const words = handshakeGround(view, /UnknownCredentials/i, 'the certificate is not enabled for SMTP');
    if (wrong.length === 0 && words.length === 0) return undefined;
    const flow = wrong.some(({ prediction }) => prediction.flow === 'cloud-to-onprem')
      ? view.toOnprem
      : view.toCloud;
    const servers = distinct(
      wrong.length > 0
        ? wrong.map(({ prediction }) => prediction.server)
        : brokenHandshakes(view, /UnknownCredentials/i)
            .map(({ facts }) => facts.server)
            .filter((name) => name !== ''),
    );
    const certificate = wrong[0]?.served?.certificate;
    const fault = faultOf(view, FAULTS);
    const text = `${certificate?.subject ?? 'The certificate'}, which the connector of ${agree(servers, 'selects', 'select')}, is not enabled for SMTP.`;
    // That it is chosen all the same is documented; that every handshake fails with it is not.
    const setting = wrong.length === 0 ? [] : [fault || words.length > 0 ? proven(text) : suggested(text)];
    return {
      summary:
        servers.length > 0
          ? text
          : 'The certificate presented is not enabled for SMTP, so the transport service cannot use it.',
      servers,
      grounds: [
        ...setting,
        ...words,
        ...serverGrounds(
          view,
          wrong.filter((entry) => flow.includes(entry)),
          fault,
        ),
      ],
      expected: wrong.length > 0 ? shareOf(servers, flow) : null,
    };
  },
});
