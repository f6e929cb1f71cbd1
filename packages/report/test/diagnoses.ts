import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Argument, Plan } from '@hybrid-mailflow/remediation';

const trace = 'cases/half-deferred/trace.csv';
const connectors = 'cases/half-deferred/ex02-receive-connectors.txt';

const subjectMismatch = {
  fault: '450 4.7.320 SubjectMismatch',
  class: 'certificate',
  text: 'the certificate served has no name that TlsDomain asks for',
};

/** The founding case as the diagnosis tells it. */
export const halfDeferred: Diagnosis = {
  schemaVersion: '1.0',
  asOf: '2026-11-24T00:00:00.000Z',
  verdict: 'causes-found',
  evidence: [
    { item: trace, format: 'message-trace-csv', summary: '118 delivery attempts', records: 118 },
    {
      item: connectors,
      format: 'format-list',
      summary: '5 ReceiveConnector objects of EX02',
      records: 5,
    },
  ],
  meanings: [{ ...subjectMismatch, attempts: 61 }],
  causes: [
    {
      id: 'server-without-tls-certificate-name',
      confidence: 'certain',
      summary:
        'EX02\\Default Frontend EX02 has no TlsCertificateName, so EX02 answers EOP with its setup certificate CN=EX02, which is not a name for mail.contoso.com.',
      servers: ['EX02'],
      findings: ['tls-certificate-name-missing:1'],
      observed: {
        share: { failed: 61, total: 118 },
        fault: '450 4.7.320 SubjectMismatch',
        origins: [
          { item: trace, line: 2 },
          { item: trace, line: 5 },
          { item: trace, line: 9 },
        ],
        more: 58,
      },
      expected: { failed: 1, total: 2 },
      reasons: [],
      settledBy: [],
    },
  ],
  findings: [
    {
      id: 'tls-certificate-name-missing:1',
      ruleId: 'tls-certificate-name-missing',
      severity: 'blocker',
      confidence: 'certain',
      summary: 'EX02\\Default Frontend EX02 has no TlsCertificateName.',
      primary: { item: connectors, line: 31, record: 2, path: 'TlsCertificateName' },
      related: [],
      args: {
        server: 'EX02',
        connector: 'EX02\\Default Frontend EX02',
        tlsCertificateName: null,
      },
    },
    {
      id: 'tls-domain-capabilities-missing:1',
      ruleId: 'tls-domain-capabilities-missing',
      severity: 'degraded',
      confidence: 'certain',
      summary: 'EX02 lacks TlsDomainCapabilities: mail through it would arrive as external.',
      primary: { item: connectors, line: 32, record: 2, path: 'TlsDomainCapabilities' },
      related: [],
      args: {},
    },
  ],
  predictions: [
    {
      flow: 'cloud-to-onprem',
      server: 'EX01',
      remoteAddress: null,
      outcome: 'delivered',
      reply: null,
      confidence: 'certain',
      summary: 'EX01 answers with CN=mail.contoso.com.',
      steps: [],
      certificate: {
        subject: 'CN=mail.contoso.com, O=Contoso, C=US',
        thumbprint: '3A5F0C4E8B1D9F2A6C7E8D9B0A1C2D3E4F5A6B7C',
        notAfter: '2027-02-01T00:00:00.000Z',
        selfSigned: false,
      },
      target: 'mail.contoso.com',
    },
    {
      flow: 'cloud-to-onprem',
      server: 'EX02',
      remoteAddress: null,
      outcome: 'SubjectMismatch',
      reply: '450 4.4.317',
      confidence: 'certain',
      summary: 'EX02 answers with CN=EX02.',
      steps: [
        {
          id: 'certificate',
          text: 'TlsCertificateName is empty',
          origin: { item: connectors, line: 31, path: 'TlsCertificateName' },
        },
      ],
      certificate: { subject: 'CN=EX02', thumbprint: null, notAfter: null, selfSigned: true },
      target: 'mail.contoso.com',
    },
  ],
  gaps: [],
  issues: [],
};

/** One pasted line and nothing else. */
export const pastedLine: Diagnosis = {
  ...halfDeferred,
  evidence: [{ item: 'standard input', format: 'pasted-reason', summary: '1 delivery attempt', records: 1 }],
  causes: [
    {
      id: 'server-without-tls-certificate-name',
      confidence: 'medium',
      summary: 'One of the servers behind mail.contoso.com has no TlsCertificateName.',
      servers: [],
      findings: [],
      observed: {
        share: { failed: 1, total: 1 },
        fault: '450 4.7.320 SubjectMismatch',
        origins: [{ item: 'standard input', line: 1 }],
        more: 0,
      },
      expected: null,
      reasons: ['It is the commonest reason for this text.'],
      settledBy: ['receive-connectors'],
    },
    {
      id: 'tls-domain-wrong',
      confidence: 'low',
      summary: 'TlsDomain of the outbound connector names a host that no certificate is for.',
      servers: [],
      findings: [],
      observed: null,
      expected: null,
      reasons: [],
      settledBy: [],
    },
  ],
  findings: [],
  predictions: [],
  meanings: [{ ...subjectMismatch, attempts: 1 }],
  gaps: [
    {
      id: 'receive-connectors',
      summary: 'The receive connectors of every server.',
      cmdlets: [
        'Get-ReceiveConnector | Format-List * | Out-File -Width 500 receive-connectors-$env:COMPUTERNAME.txt -Encoding utf8',
      ],
      side: 'onprem',
    },
    {
      id: 'outbound-connectors',
      summary: 'The outbound connectors of Exchange Online.',
      cmdlets: ['Get-OutboundConnector -IncludeTestModeConnectors $true | Format-List *'],
      side: 'cloud',
    },
  ],
};

/** Two servers that are right. */
export const healthy: Diagnosis = {
  ...halfDeferred,
  verdict: 'healthy',
  causes: [],
  findings: [],
  meanings: [],
  predictions: halfDeferred.predictions.filter((prediction) => prediction.server === 'EX01'),
};

const tlsCertificateName: Argument = {
  kind: 'tls-certificate-name',
  servers: ['EX02'],
  thumbprint: '3A5F0C4E8B1D9F2A6C7E8D9B0A1C2D3E4F5A6B7C',
  expected: '<I>CN=Contoso CA<S>CN=mail.contoso.com',
};

/** A plan of one reversible step on EX02. */
export const onePlan: Plan = {
  schemaVersion: '1.0',
  fingerprint: 'a'.repeat(64),
  asOf: halfDeferred.asOf,
  causes: ['server-without-tls-certificate-name'],
  problems: [],
  summary: 'Give EX02 the certificate and capability that EX01 has.',
  steps: [
    {
      id: 'receive-connector-ex02',
      stage: 'onprem-connectors',
      shell: 'exchange-management-shell',
      server: 'EX02',
      target: 'EX02\\Default Frontend EX02',
      title: 'Set TlsCertificateName and TlsDomainCapabilities',
      read: {
        cmdlet: 'Get-ReceiveConnector',
        parameters: { Identity: { kind: 'text', value: 'EX02\\Default Frontend EX02' } },
      },
      keeps: [],
      cannotBeUndone: null,
      change: {
        cmdlet: 'Set-ReceiveConnector',
        parameters: {
          Identity: { kind: 'text', value: 'EX02\\Default Frontend EX02' },
          TlsCertificateName: tlsCertificateName,
          TlsDomainCapabilities: {
            kind: 'text-list',
            value: ['mail.protection.outlook.com:AcceptCloudServicesMail'],
          },
        },
      },
      before: [
        { property: 'TlsCertificateName', value: { kind: 'null' } },
        { property: 'TlsDomainCapabilities', value: { kind: 'text-list', value: [] } },
      ],
      after: [
        {
          property: 'TlsCertificateName',
          value: tlsCertificateName,
        },
        {
          property: 'TlsDomainCapabilities',
          value: { kind: 'text-list', value: ['mail.protection.outlook.com:AcceptCloudServicesMail'] },
        },
      ],
      rollback: {
        cmdlet: 'Set-ReceiveConnector',
        parameters: {
          Identity: { kind: 'text', value: 'EX02\\Default Frontend EX02' },
          TlsCertificateName: { kind: 'null' },
          TlsDomainCapabilities: { kind: 'text-list', value: [] },
        },
      },
      disposition: 'reversible',
      effort: 'minutes',
      effect: 'New sessions get the new certificate; mail keeps flowing.',
      answers: ['tls-certificate-name-missing:1', 'tls-domain-capabilities-missing:1'],
      evidence: [{ item: connectors, line: 31, path: 'TlsCertificateName' }],
    },
  ],
  instructions: [],
  alternatives: [
    {
      id: 'rerun-hcw',
      title: 'Rerun the Hybrid Configuration Wizard',
      text: 'Select EX02 as a receiving server.',
    },
  ],
  refusals: [],
};
