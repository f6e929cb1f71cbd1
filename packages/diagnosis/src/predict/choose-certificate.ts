import { selectCertificate, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { known, type ReceiveConnector, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { ServerRecord } from '../situation.js';
import { nameOf } from './certificate-name.js';
import type { PredictionInput } from './prediction-input.js';
import type { SessionSketch } from './server-prediction.js';

/**
 * The certificate a server takes from its store for a connector: as TLS server for a receive connector, as TLS client for
 * a send connector; the selection is the same (§B.1, §B.3). `none`: the store holds none that fits.
 */
export function chooseCertificate(
  sketch: SessionSketch,
  { configuration: { stores }, asOf }: PredictionInput,
  server: ServerRecord,
  connector: ReceiveConnector | SendConnector,
): StoredCertificate | 'none' | 'unknown' {
  const receives = connector.kind === 'ReceiveConnector';
  const verb = receives ? 'serves' : 'presents';
  const store = stores.get(server.name);
  if (!store) {
    const text = `the certificates of ${server.name} were not given, so which one it ${verb} is unknown`;
    return sketch.lack(server.edge ? 'edge-certificates' : 'exchange-certificates', 'certificate', text);
  }
  const key = selectionKey(server, connector);
  if (!key) {
    const text = 'the export shows neither TlsCertificateName nor Fqdn of the connector';
    const gap = receives ? 'receive-connectors' : 'send-connectors';
    return sketch.lack(gap, 'certificate', text, connector.tlsCertificateName.origin);
  }
  const pool = store.map(({ stored }) => stored);
  const selection = selectCertificate({ key: key.key, pool, asOf });
  if (!selection.chosen) {
    const text = `${key.text}, and no certificate in the store of ${server.name} fits: ${selection.reason}`;
    sketch.step('certificate', text, key.origin, selection.confidence);
    return 'none';
  }
  const text = `${key.text}: ${server.name} ${verb} ${nameOf(selection.chosen.certificate)}; ${selection.reason}`;
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
  server: ServerRecord,
  { tlsCertificateName, fqdn }: ReceiveConnector | SendConnector,
): SelectionKey | undefined {
  // Exchange 2010 has no such property (§A.2.4, §D.4).
  const old = (server.version?.major ?? 15) < 15;
  const value = known(tlsCertificateName);
  const identifier = value === undefined && old ? null : value;
  if (identifier === undefined) return undefined;
  const { origin } = tlsCertificateName;
  if (identifier !== null) {
    const { raw } = identifier;
    return {
      key: { kind: 'tls-certificate-name', value: raw },
      text: `TlsCertificateName is ${raw}`,
      origin,
    };
  }
  const serverFqdn = server.exchangeServer && known(server.exchangeServer.fqdn);
  const name = known(fqdn) ?? serverFqdn;
  if (name === undefined || name === null) return undefined;
  const why = old ? 'Exchange 2010 has no TlsCertificateName' : 'TlsCertificateName is empty';
  const text = `${why}, so Fqdn ${name} decides`;
  return { key: { kind: 'fqdn', value: name }, text, origin: old ? fqdn.origin : origin };
}
