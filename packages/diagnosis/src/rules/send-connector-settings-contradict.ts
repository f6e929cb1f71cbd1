import { known, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { cloudSendConnectors } from './judging/cloud-send-connectors.js';

/** Combinations Set-SendConnector refuses: the export is damaged, or the object was written past the cmdlets (§D.3). */
export const sendConnectorSettingsContradict = defineRule({
  id: 'send-connector-settings-contradict',
  title: 'Settings of the send connector to Exchange Online contradict each other',
  severity: 'degraded',
  cites: [CITATIONS.setSendConnector],
  evaluate: (situation) =>
    cloudSendConnectors(situation).flatMap((connector): Outcome[] => {
      const found = contradictionsOf(connector);
      if (found.length === 0) return [{ outcome: 'pass' }];
      return found.map(({ properties, origin }) => ({
        outcome: 'fail',
        confidence: 'high',
        summary: `${properties} of ${connector.name} cannot be together: Exchange does not accept that combination.`,
        primary: origin,
        args: { connector: connector.name, properties },
      }));
    }),
});

interface Contradiction {
  readonly properties: string;
  readonly origin: Origin;
}

function contradictionsOf(connector: SendConnector): readonly Contradiction[] {
  const { tlsAuthLevel, tlsDomain, requireTls, ignoreStartTls, dnsRoutingEnabled, domainSecureEnabled } =
    connector;
  const level = known(tlsAuthLevel);
  const ignored = known(ignoreStartTls) === true;
  const byHost = known(dnsRoutingEnabled) === false;
  const all: readonly (readonly [holds: boolean, properties: string, origin: Origin])[] = [
    [known(requireTls) === true && ignored, 'RequireTLS True and IgnoreSTARTTLS True', ignoreStartTls.origin],
    [
      typeof level === 'string' && (ignored || known(requireTls) === false),
      `TlsAuthLevel ${level ?? ''} and ${ignored ? 'IgnoreSTARTTLS True' : 'RequireTLS False'}`,
      tlsAuthLevel.origin,
    ],
    [
      level === 'DomainValidation' && byHost && known(tlsDomain) === null,
      'TlsAuthLevel DomainValidation, a smart host and an empty TlsDomain',
      tlsDomain.origin,
    ],
    [
      known(domainSecureEnabled) === true && (byHost || ignored),
      `DomainSecureEnabled True and ${byHost ? 'DNSRoutingEnabled False' : 'IgnoreSTARTTLS True'}`,
      domainSecureEnabled.origin,
    ],
  ];
  return all.flatMap(([holds, properties, origin]) => (holds ? [{ properties, origin }] : []));
}
