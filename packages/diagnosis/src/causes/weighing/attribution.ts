import { matchName, namesOf, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { known, type InboundConnector } from '@hybrid-mailflow/connector-model';
import { isExpired } from '../../predict/is-expired.js';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { View } from './view.js';

/** Enabled OnPremises connectors of the tenant: those that could know the organization's servers (§E.3). */
export function hybridConnectors({ organization }: View): InboundConnector[] {
  return organization.inboundConnectors.filter(
    ({ enabled, connectorType }) =>
      known(enabled) !== false && /^onpremises$/i.test(known(connectorType) ?? ''),
  );
}

/** A certificate of a public authority, in date: the right kind to present to Exchange Online. */
export function isPresentable(stored: StoredCertificate, asOf: string): boolean {
  return (
    stored.certificate.selfSigned !== true &&
    !/^(?:none|enterprise)$/i.test(stored.rootCaType ?? '') &&
    !isExpired(stored, asOf)
  );
}

/** Sessions to Exchange Online with a presentable certificate that no connector of the tenant recognises. */
export function unrecognised(view: View): ServerPrediction[] {
  return view.toCloud.filter(
    ({ prediction, served, inboundConnector }) =>
      served !== undefined &&
      inboundConnector === undefined &&
      ['delivered-as-external', 'rejected'].includes(prediction.outcome) &&
      isPresentable(served, view.asOf),
  );
}

/** Whether a pattern of the tenant fits a name of the certificate. */
export function fitsName(pattern: string, { certificate }: StoredCertificate): boolean {
  return matchName(pattern, certificate).result !== 'no-match';
}

export function namesText({ certificate }: StoredCertificate): string {
  return namesOf(certificate).slice(0, 4).join(', ');
}
