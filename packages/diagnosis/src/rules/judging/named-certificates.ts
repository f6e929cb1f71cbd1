import {
  compareTlsCertificateName,
  type TlsCertificateNameComparison,
} from '@hybrid-mailflow/cert-inspector';
import { known, type ReceiveConnector, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { ServerCertificate, Situation } from '../../situation.js';

/** A connector that names a certificate of which its server serves or presents none. */
export interface NameWithoutCertificate {
  readonly entry: ServerPrediction;
  readonly connector: ReceiveConnector | SendConnector;
  /** TlsCertificateName, as configured. */
  readonly name: string;
  /** Certificates of the store by how they compare with the name. */
  readonly like: (result: TlsCertificateNameComparison['result']) => readonly ServerCertificate[];
}

/** Where TlsCertificateName is set, the store of the server was given, and no certificate could be chosen by the name (§B.1, §B.3). */
export function namesWithoutCertificate(
  { predictions, stores }: Pick<Situation, 'predictions' | 'stores'>,
  kind: 'ReceiveConnector' | 'SendConnector',
): NameWithoutCertificate[] {
  return predictions.flatMap((entry) => {
    const connector = kind === 'ReceiveConnector' ? entry.receiveConnector : entry.sendConnector;
    const name = connector && known(connector.tlsCertificateName)?.raw;
    const store = stores.get(entry.prediction.server);
    if (!connector || name === undefined || !store || entry.served || entry.prediction.outcome === 'unknown')
      return [];
    const like: NameWithoutCertificate['like'] = (result) =>
      store.filter(({ stored }) => compareTlsCertificateName(name, stored.certificate).result === result);
    return [{ entry, connector, name, like }];
  });
}

/** Whether a name means the certificate, but for case (§B.4). */
export function isNamed({ stored }: ServerCertificate, name: string | undefined): boolean {
  return (
    name !== undefined &&
    ['equal', 'equal-ignoring-case'].includes(compareTlsCertificateName(name, stored.certificate).result)
  );
}
