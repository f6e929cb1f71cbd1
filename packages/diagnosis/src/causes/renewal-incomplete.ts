import { isNamed } from './weighing/references.js';
import { defineCause } from './define-cause.js';
import { fromSettings } from './weighing/from-settings.js';
import type { Ground } from './weighing/ground.js';
import { points, suggested } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import type { Reference } from './weighing/references.js';
import { factsOf, faultOf, isEdge, type View } from './weighing/view.js';

const FAULTS = [
  'starttls-required',
  'CertificateExpired',
  'tls-certificate-name-not-found',
  'TenantAttribution',
  'TenantInboundAttribution',
  'certificate-expired',
  'SubjectMismatch',
];

/** Some connectors or servers were moved to the new certificate and others not (§J.32, §B.4). */
export const renewalIncomplete = defineCause({
  id: 'renewal-incomplete',
  faults: FAULTS,
  rules: [
    'tls-certificate-names-differ',
    'tls-certificate-name-not-in-store',
    'send-connector-certificate-not-in-store',
  ],
  assess: (view) => {
    const { moved, left } = halves(view);
    if (moved.length === 0 || left.length === 0) return undefined;
    const failing = left.filter((entry) => fails(view, entry));
    const names = distinct(left.map(({ connector }) => connector.identity));
    const done = distinct(moved.map(({ connector }) => connector.identity)).filter(
      (name) => !names.includes(name),
    );
    const text = `The certificate was renewed for ${listed(done.length > 0 ? done : distinct(moved.map(({ server }) => server)))}, and ${listed(names)}${done.length > 0 ? '' : ` on ${listed(distinct(left.map(({ server }) => server)))}`} still ${names.length === 1 ? 'names' : 'name'} the old one`;
    if (failing.length === 0) {
      const until = left.flatMap(({ chosen }) => chosen?.stored.certificate.notAfter ?? []).sort()[0];
      return {
        summary: `${text}${until === undefined ? '' : `, which expires on ${until.slice(0, 10)}: from then on that path fails`}.`,
        servers: distinct(left.map(({ server }) => server)),
        grounds: [suggested(`${text}.`), ...toolGrounds(view)],
      };
    }
    const flow = failing.some((entry) => entry.flow === 'cloud-to-onprem') ? view.toOnprem : view.toCloud;
    const wrong = flow.filter(({ prediction, receiveConnector, sendConnector }) =>
      failing.some(
        ({ server, connector }) =>
          server === prediction.server && connector === (receiveConnector ?? sendConnector),
      ),
    );
    return fromSettings(view, {
      wrong,
      flow,
      fault: faultOf(view, FAULTS),
      summary: () => `${text}.`,
      further: toolGrounds(view),
    });
  },
});

/** References to the new certificate, and those that were left at the old one. */
export function halves(view: View): {
  readonly moved: readonly Reference[];
  readonly left: readonly Reference[];
} {
  const references = view.references.filter(({ server }) => !isEdge(view, server));
  const current = references.filter(({ state }) => state === 'current');
  const left = references.filter(
    (entry) =>
      (entry.state === 'stale' &&
        current.some((other) => entry.newer !== undefined && isNamed(entry.newer, other.named))) ||
      // The connectors of one server were moved, its store was not: the name is of a certificate that others hold.
      (entry.state === 'absent' && entry.flow === 'cloud-to-onprem'),
  );
  const moved = current.filter((entry) =>
    left.some(({ named, newer, state }) =>
      newer ? isNamed(newer, entry.named) : state === 'absent' && named === entry.named,
    ),
  );
  return { moved, left };
}

function fails({ asOf }: View, { chosen }: Reference): boolean {
  return !chosen || (chosen.stored.certificate.notAfter ?? asOf) < asOf;
}

/** The tool that renews says that a step of it failed. */
function toolGrounds(view: View): Ground[] {
  const failed = factsOf(view, 'renewal-log').find(
    ({ ok, step }) => !ok && (step === 'script' || step === 'installed' || step === 'failed'),
  );
  return failed
    ? [points(`${failed.tool} reports that a step of the renewal failed: ${failed.text.slice(0, 120)}.`)]
    : [];
}
