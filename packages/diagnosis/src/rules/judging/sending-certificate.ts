import { known, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { Json } from '../../diagnosis.js';
import type { Situation } from '../../situation.js';
import { certificateOfAll } from './certificate-to-use.js';
import { replacementArguments } from './replacement.js';

/**
 * The certificate a send connector could name, in the arguments of a finding about one of its servers. The connector is one
 * for all its source servers, so each must hold it (§B.3). A script cannot look into the store of an Edge server: with one
 * among them there is none.
 */
export function sendingReplacement(
  situation: Situation,
  server: string,
  connector: SendConnector,
): Readonly<Record<string, Json>> {
  const sourceServers = sourceServersOf(situation, connector);
  const others = sourceServers.filter((other) => other !== server);
  const edge = sourceServers.some((name) => situation.servers.get(name)?.edge === true);
  const certificate = edge
    ? undefined
    : certificateOfAll(situation, server, others, nameRecognised(situation));
  return { sourceServers, ...replacementArguments(certificate) };
}

/** The name Exchange Online knows the organization by: TlsSenderCertificateName of an OnPremises connector. */
export function nameRecognised({ organization }: Pick<Situation, 'organization'>): string | undefined {
  return organization.inboundConnectors
    .filter(({ connectorType, enabled }) => known(connectorType) === 'OnPremises' && known(enabled) !== false)
    .map(({ tlsSenderCertificateName }) => known(tlsSenderCertificateName))
    .find((pattern) => typeof pattern === 'string');
}

/** Servers the connector is predicted to send from, in order. */
export function sourceServersOf(
  { predictions }: Pick<Situation, 'predictions'>,
  connector: SendConnector,
): readonly string[] {
  const servers = predictions
    .filter(({ sendConnector }) => sendConnector === connector)
    .map(({ prediction }) => prediction.server);
  return [...new Set(servers)].sort();
}
