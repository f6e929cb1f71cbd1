import { selectCertificate, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import {
  known,
  type Organization,
  type ReceiveConnector,
  type SendConnector,
} from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { Configuration } from '../situation.js';
import { nameOf } from './certificate-name.js';
import type { SessionSketch } from './server-prediction.js';

/**
 * The certificate a server takes from its store for a connector: as TLS server for a receive connector, as TLS client for
 * a send connector; the selection is the same (§B.1, §B.3). `none`: the store holds none that fits.
 */
export function chooseCertificate(
  sketch: SessionSketch,
  { organization, stores }: Configuration,
  server: string,
  connector: ReceiveConnector | SendConnector,
  asOf: string,
): StoredCertificate | 'none' | 'unknown' {
  const verb = connector.kind === 'ReceiveConnector' ? 'serves' : 'presents';
  const store = stores.get(server);
  if (!store) {
    sketch.missing.push('exchange-certificates');
    sketch.step(
      'certificate',
      `the certificates of ${server} were not given, so which one it ${verb} is unknown`,
      null,
      'low',
    );
    return 'unknown';
  }
  const key = selectionKey(organization, connector, server);
  if (!key) {
    sketch.missing.push(connector.kind === 'ReceiveConnector' ? 'receive-connectors' : 'send-connectors');
    const text = 'the export shows neither TlsCertificateName nor Fqdn of the connector';
    sketch.step('certificate', text, connector.tlsCertificateName.origin, 'low');
    return 'unknown';
  }
  const selection = selectCertificate({ key: key.key, pool: store.map(({ stored }) => stored), asOf });
  if (!selection.chosen) {
    const text = `${key.text}, and no certificate in the store of ${server} fits: ${selection.reason}`;
    sketch.step('certificate', text, key.origin, selection.confidence);
    return 'none';
  }
  const text = `${key.text}: ${server} ${verb} ${nameOf(selection.chosen.certificate)}; ${selection.reason}`;
  sketch.step('certificate', text, key.origin, selection.confidence);
  return selection.chosen;
}

interface SelectionKey {
  readonly key: { readonly kind: 'tls-certificate-name' | 'fqdn'; readonly value: string };
  readonly text: string;
  readonly origin: Origin;
}

/** TlsCertificateName, else Fqdn of the connector, else that of the server (§B.1, §B.3). */
function selectionKey(
  organization: Organization,
  connector: ReceiveConnector | SendConnector,
  server: string,
): SelectionKey | undefined {
  const identifier = known(connector.tlsCertificateName);
  if (identifier === undefined) return undefined;
  const { origin } = connector.tlsCertificateName;
  if (identifier !== null) {
    const { raw } = identifier;
    return {
      key: { kind: 'tls-certificate-name', value: raw },
      text: `TlsCertificateName is ${raw}`,
      origin,
    };
  }
  const serverFqdn = organization.exchangeServers.find((entry) => entry.name.toUpperCase() === server)?.fqdn;
  const fqdn = known(connector.fqdn) ?? (serverFqdn && known(serverFqdn));
  if (fqdn === undefined || fqdn === null) return undefined;
  return {
    key: { kind: 'fqdn', value: fqdn },
    text: `TlsCertificateName is empty, so Fqdn ${fqdn} decides`,
    origin,
  };
}
