import type { Command, Kept, Shell, Stage } from '../plan.js';

export type TargetKind =
  | 'ExchangeCertificate'
  | 'ReceiveConnector'
  | 'SendConnector'
  | 'HybridConfiguration'
  | 'OutboundConnector'
  | 'InboundConnector';

/** One object a step may change: its kind, where it lives, and how Exchange addresses it. */
export interface Target {
  readonly kind: TargetKind;
  /** Null for objects of the whole organization. */
  readonly server: string | null;
  /** The thumbprint of an ExchangeCertificate; the kind itself where there is one object for the organization. */
  readonly identity: string;
}

interface TargetFacts {
  readonly shell: Shell;
  readonly stage: Stage;
  readonly read: string;
  readonly change: string;
  /** The parameters that name the object. */
  readonly name: (target: Target) => Command['parameters'];
  /** Why nothing can be taken back, where the cmdlet only adds to what there is. */
  readonly onlyAdds?: string;
}

const byIdentity = ({ identity }: Target): Command['parameters'] => ({
  Identity: { kind: 'text', value: identity },
});

const onpremConnector = {
  shell: 'exchange-management-shell',
  stage: 'onprem-connectors',
  name: byIdentity,
} as const;
const cloudConnector = { shell: 'exchange-online', stage: 'exchange-online', name: byIdentity } as const;

/** How each kind of object is read and changed. */
export const TARGETS: Readonly<Record<TargetKind, TargetFacts>> = {
  ExchangeCertificate: {
    shell: 'exchange-management-shell',
    stage: 'services',
    read: 'Get-ExchangeCertificate',
    change: 'Enable-ExchangeCertificate',
    name: ({ server, identity }) => ({
      Server: { kind: 'text', value: server ?? '' },
      Thumbprint: { kind: 'text', value: identity },
    }),
    onlyAdds:
      'Exchange takes no service away from a certificate again. It may stay: only connectors that name the certificate use it. ' +
      'Had its question been answered with Yes, Enable-ExchangeCertificate -Services SMTP of the old internal transport ' +
      'certificate, answered with Yes as well, brings that back.',
  },
  ReceiveConnector: { ...onpremConnector, read: 'Get-ReceiveConnector', change: 'Set-ReceiveConnector' },
  SendConnector: { ...onpremConnector, read: 'Get-SendConnector', change: 'Set-SendConnector' },
  HybridConfiguration: {
    shell: 'exchange-management-shell',
    stage: 'hybrid-configuration',
    read: 'Get-HybridConfiguration',
    change: 'Set-HybridConfiguration',
    name: () => ({}),
  },
  OutboundConnector: { ...cloudConnector, read: 'Get-OutboundConnector', change: 'Set-OutboundConnector' },
  InboundConnector: { ...cloudConnector, read: 'Get-InboundConnector', change: 'Set-InboundConnector' },
};

/** The command that reads a target. */
export function readTarget(target: Target): Command {
  const { read, name } = TARGETS[target.kind];
  return { cmdlet: read, parameters: name(target) };
}

/**
 * What must stay as it is. Enabling a certificate for SMTP may replace the internal transport certificate, which
 * servers and Edge subscriptions know each other by (Microsoft's reference of Enable-ExchangeCertificate).
 */
export function keptBy({ kind, server }: Target): readonly Kept[] {
  if (kind !== 'ExchangeCertificate' || server === null) return [];
  return [
    {
      read: { cmdlet: 'Get-TransportService', parameters: { Identity: { kind: 'text', value: server } } },
      property: 'InternalTransportCertificateThumbprint',
      note: 'Exchange asks whether to overwrite the existing default SMTP certificate: answer No (N).',
    },
  ];
}
