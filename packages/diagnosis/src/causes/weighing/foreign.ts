import { setupCertificateOf } from '../../observe/whose-certificate.js';
import type { SeenCertificate } from './seen-certificates.js';
import type { View } from './view.js';

/** Certificates seen from outside that no store of a server holds: something in front of the servers served them. */
export function foreignCertificates({ seen }: View): SeenCertificate[] {
  return seen.filter(
    ({ from, whose, traits }) =>
      from === 'outside' && whose.in === 'none' && setupCertificateOf(traits.subject) === undefined,
  );
}
