import type { Origin } from '@hybrid-mailflow/evidence';
import { leafOf, type EndpointView } from '../../observe/endpoints.js';
import type { FaultObservation } from '../../observe/observations.js';
import {
  isOwn,
  whoseCertificate,
  type CertificateTraits,
  type Whose,
} from '../../observe/whose-certificate.js';
import type { Situation } from '../../situation.js';

/** A certificate somebody was shown by the organization's side, and whose it is. */
export interface SeenCertificate {
  readonly by: 'exchange-online' | 'probe' | 'receive-log';
  /** From inside, a device in front is not in the way. */
  readonly from: 'outside' | 'inside';
  /** That sent it, by its own log; '' where nobody tells. */
  readonly server: string;
  readonly traits: CertificateTraits;
  readonly whose: Whose;
  /** It is or was the organization's own: it bears the name wanted, or a subject of one in a store. */
  readonly own: boolean;
  /** For people: `CN=mail.contoso.com (A1B2C3D4…)`. */
  readonly name: string;
  readonly sessions: number;
  readonly fault?: FaultObservation;
  readonly origin: Origin;
}

export function seenCertificates(
  situation: Situation,
  endpoints: readonly EndpointView[],
  faults: readonly FaultObservation[],
  wanted: readonly string[],
): SeenCertificate[] {
  const seen = (
    by: SeenCertificate['by'],
    from: SeenCertificate['from'],
    traits: CertificateTraits,
    rest: Pick<SeenCertificate, 'server' | 'sessions' | 'fault' | 'origin'>,
  ): SeenCertificate => ({
    by,
    from,
    traits,
    whose: whoseCertificate(traits, situation),
    own: isOwn(traits, wanted, situation),
    name: nameOfTraits(traits),
    ...rest,
  });
  return [
    ...faults.flatMap((fault) =>
      fault.presented.map((traits) =>
        seen('exchange-online', 'outside', traits, {
          server: '',
          sessions: fault.share.failed,
          fault,
          origin: traits.origin,
        }),
      ),
    ),
    ...endpoints.flatMap((view) => {
      const leaf = leafOf(view);
      return leaf ? [seen('probe', view.from, leaf, { server: '', sessions: 1, origin: leaf.origin })] : [];
    }),
    ...situation.observations.served.map(({ server, certificate, sessions, origin }) =>
      seen(
        'receive-log',
        'inside',
        {
          subject: certificate.subject ?? certificate.subjectAndIssuer ?? null,
          issuer: certificate.issuer ?? null,
          thumbprint: certificate.thumbprint ?? null,
          serialNumber: certificate.serialNumber ?? null,
          names: certificate.names,
        },
        { server, sessions, origin },
      ),
    ),
  ];
}

function nameOfTraits({ subject, thumbprint }: CertificateTraits): string {
  const number = thumbprint === null ? '' : ` (${thumbprint.slice(0, 8)}…)`;
  return `${subject ?? 'a certificate'}${number}`;
}
