import { matchName } from '@hybrid-mailflow/cert-inspector';
import { known } from '@hybrid-mailflow/connector-model';
import { setupCertificateOf } from '../observe/whose-certificate.js';
import { defineCause, type Assessment } from './define-cause.js';
import { fromSettings } from './weighing/from-settings.js';
import { points } from './weighing/grounds.js';
import { distinct } from './weighing/listed.js';
import { failing, faultOf, type View } from './weighing/view.js';

const FAULTS = ['SubjectMismatch', 'certificate-validation-failed'];

/** The certificate named on the connectors is right, the name Exchange Online expects is not (§J.11). */
export const tlsDomainWrong = defineCause({
  id: 'tls-domain-wrong',
  faults: FAULTS,
  rules: ['tls-domain-not-in-served-certificate'],
  assess: (view) => {
    const mismatched = failing(view.toOnprem, ['SubjectMismatch']).filter(
      ({ receiveConnector, served }) =>
        receiveConnector &&
        known(receiveConnector.tlsCertificateName) &&
        served?.certificate.selfSigned !== true,
    );
    // A name that another certificate in the store bears is a right name: then the wrong certificate is served.
    const wrong = mismatched.filter(({ prediction, outboundConnector }) => {
      const domain = outboundConnector && known(outboundConnector.tlsDomain);
      return !(view.stores.get(prediction.server) ?? []).some(
        ({ stored }) =>
          domain &&
          stored.certificate.selfSigned !== true &&
          matchName(domain, stored.certificate).result === 'match',
      );
    });
    if (wrong.length === 0) return fromTexts(view);
    const connectors = distinct(wrong.flatMap(({ outboundConnector }) => outboundConnector?.name ?? []));
    const domain = wrong[0]?.outboundConnector ? known(wrong[0].outboundConnector.tlsDomain) : undefined;
    const certificate = wrong[0]?.served?.certificate;
    return fromSettings(view, {
      wrong,
      flow: view.toOnprem,
      fault: faultOf(view, FAULTS),
      summary: () =>
        `${domain ? `TlsDomain of ${connectors.join(' and ')} is ${domain}` : `Exchange Online expects ${view.wanted[0] ?? 'a name'}`}, which is no name of ${certificate?.subject ?? 'the certificate'} that the servers serve.`,
    });
  },
});

/** Exchange Online was shown a certificate of the stores that is no setup certificate, and expected another name. */
function fromTexts({ seen, toOnprem }: View): Assessment | undefined {
  if (toOnprem.some(({ prediction }) => prediction.outcome !== 'unknown')) return undefined;
  const shown = seen.find(
    ({ fault, whose, traits }) =>
      fault?.token === 'SubjectMismatch' &&
      whose.in === 'store' &&
      whose.certificate.stored.certificate.selfSigned !== true &&
      setupCertificateOf(traits.subject) === undefined,
  );
  if (shown?.whose.in !== 'store') return undefined;
  const expected = shown.fault?.expectedSubjects[0] ?? 'another name';
  const text = `Exchange Online was shown ${shown.name}, a certificate of your servers, and expected ${expected}, which is none of its names.`;
  return { summary: text, servers: [], grounds: [points(text)] };
}
