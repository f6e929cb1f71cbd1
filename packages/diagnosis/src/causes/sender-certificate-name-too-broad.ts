import { known } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import { points, suggested } from './weighing/grounds.js';
import { hybridConnectors } from './weighing/attribution.js';
import { faultOf, type View } from './weighing/view.js';

const FAULTS = ['mail-loop'];

/** A wildcard takes the mail of every system with a certificate under the domain for mail of the servers (§J.24, §E.3.1). */
export const senderCertificateNameTooBroad = defineCause({
  id: 'sender-certificate-name-too-broad',
  faults: FAULTS,
  rules: ['tls-sender-certificate-name-too-broad'],
  assess: (view) => {
    const connector = hybridConnectors(view).find(({ tlsSenderCertificateName }) =>
      known(tlsSenderCertificateName)?.startsWith('*.'),
    );
    const pattern = connector && known(connector.tlsSenderCertificateName);
    // The wizard writes wildcards too: without a sign of other systems that is no fault.
    const signs = [...loopGrounds(view), ...otherSystems(view, pattern ?? '')];
    if (!connector || !pattern || signs.length === 0) return undefined;
    return {
      summary: `TlsSenderCertificateName of ${connector.name} is ${pattern}: mail of other systems with a certificate under that domain is taken for mail of your Exchange servers.`,
      servers: [],
      grounds: [
        suggested(`${connector.name} recognises every certificate with a name like ${pattern}.`),
        ...signs,
      ],
    };
  },
});

function loopGrounds(view: View) {
  return faultOf(view, FAULTS)
    ? [
        points(
          'Mail goes round between the two sides until it is given up, as mail of the wrong sender does.',
        ),
      ]
    : [];
}

/** Mail that a host which is none of the Exchange servers brought in, and that counts as the organization's own. */
function otherSystems(view: View, pattern: string) {
  const parent = pattern.replace(/^\*/, '').toLowerCase();
  const servers = new Set(view.organization.servers.map((name) => name.toLowerCase()));
  for (const { directionality, hops } of view.observations.headers) {
    if (directionality?.toLowerCase() !== 'originating') continue;
    const hop = hops.find(({ by }) => /\.(?:mail|prod)\.protection\.outlook\.com$/i.test(by ?? ''));
    const from = hop?.from?.toLowerCase();
    const host = from?.split('.')[0] ?? '';
    if (
      from?.endsWith(parent) === true &&
      servers.size > 0 &&
      !servers.has(host) &&
      !/^(?:mail|hybrid|smtp|edge)/.test(host)
    )
      return [
        points(
          `The headers of a mail show ${from}, which is none of your Exchange servers, taken for one of yours (Originating).`,
        ),
      ];
  }
  return [];
}
