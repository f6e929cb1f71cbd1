import type { StoreCertificate } from '@hybrid-mailflow/trace-parser';
import { sameName } from '../observe/whose-certificate.js';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, shown, suggested } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { factsOf, serverName, type View } from './weighing/view.js';

/** Exchange looks into Local Computer\Personal only; an import by hand easily ends elsewhere (§J.26). */
export const certificateInWrongStore = defineCause({
  id: 'certificate-in-wrong-store',
  faults: ['starttls-required', 'tls-certificate-name-not-found', 'NoCredentials', '0x80092004', '12014'],
  rules: ['tls-certificate-name-not-in-store', 'send-connector-certificate-not-in-store'],
  assess: (view) => {
    const misplaced = misplacedCertificates(view);
    const [first] = misplaced;
    const renewal = factsOf(view, 'renewal-log').find(
      ({ step, store, ok }) =>
        step === 'stored' && ok && store !== undefined && !/^my$|personal/i.test(store),
    );
    if (!first && !renewal) return undefined;
    const missing = distinct(
      view.references
        .filter(({ state }) => state === 'lost' || state === 'absent')
        .map(({ server }) => server),
    );
    const servers = distinct(misplaced.map(({ server }) => serverName(server))).filter((name) => name !== '');
    const grounds: Ground[] = [
      ...(first
        ? [
            shown(
              `${first.subject ?? first.thumbprint ?? 'The certificate'} lies in ${first.location ?? ''}\\${first.store ?? ''}, where Exchange does not look, and not in LocalMachine\\My.`,
            ),
          ]
        : []),
      ...(renewal
        ? [
            points(
              `${renewal.tool} put the renewed certificate into the store ${renewal.store ?? ''}, not into Personal.`,
            ),
          ]
        : []),
      ...(missing.length > 0
        ? [
            suggested(
              `The connector of ${listed(missing)} names a certificate that Get-ExchangeCertificate does not show.`,
            ),
          ]
        : []),
    ];
    return {
      summary: `The certificate was put into another store than Local Computer\\Personal${servers.length > 0 ? ` on ${listed(servers)}` : ''}, where Exchange does not find it.`,
      servers: servers.length > 0 ? servers : missing,
      grounds,
    };
  },
});

/** Certificates with a wanted name in a store for people, roots or web sites, and nowhere in the right one. */
function misplacedCertificates(view: View): StoreCertificate[] {
  const listed = factsOf(view, 'store-certificate');
  const right = listed.filter(
    ({ location, store }) => location === 'LocalMachine' && /^my$/i.test(store ?? ''),
  );
  return listed.filter((entry) => {
    const { location, store, thumbprint, subject, issuer } = entry;
    const wrong =
      location === 'CurrentUser' || /^(?:root|webhosting|trustedpeople|addressbook)$/i.test(store ?? '');
    if (
      !wrong ||
      !isWanted(view, entry) ||
      (subject !== undefined && issuer !== undefined && sameName(subject, issuer))
    )
      return false;
    const same = (other: { readonly thumbprint?: string }) =>
      other.thumbprint !== undefined && other.thumbprint === thumbprint;
    const inStore = [...view.stores.values()].flat().some(({ stored }) => same(stored.certificate));
    return !inStore && !right.some(same);
  });
}

function isWanted(
  { references, wanted, observations }: View,
  { subject = '', names }: StoreCertificate,
): boolean {
  const pairs = [
    ...references.map(({ named }) => named),
    ...observations.facts.flatMap((fact) => (fact.kind === 'event' ? (fact.tlsCertificateName ?? []) : [])),
  ];
  if (pairs.some((pair) => subject !== '' && sameName(/<s>(.*)$/is.exec(pair)?.[1] ?? '', subject)))
    return true;
  const commonName = /CN=([^,]+)/i.exec(subject)?.[1]?.trim().toLowerCase();
  return wanted.some((name) =>
    [commonName, ...names.map((own) => own.toLowerCase())].includes(name.toLowerCase()),
  );
}
