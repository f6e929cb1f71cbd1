import type { Diagnosis } from '@hybrid-mailflow/diagnosis';

export const THUMBPRINT = 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334';
export const NAME =
  '<I>CN=R11, O=Let\'s Encrypt, C=US<S>CN=mail.contoso.com, O="Contoso, Ltd.", L=Zürich, C=CH';

/** The incident the project was created from, as the diagnosis tells it (§M). */
export function foundingDiagnosis(): Diagnosis {
  return {
    schemaVersion: '1.0',
    asOf: '2026-11-24T00:00:00.000Z',
    verdict: 'causes-found',
    evidence: [],
    meanings: [],
    causes: [
      {
        id: 'server-without-tls-certificate-name',
        confidence: 'certain',
        summary: 'EX02\\Default Frontend EX02 has no TlsCertificateName.',
        servers: ['EX02'],
        findings: ['receive-connector-without-tls-certificate-name-1'],
        observed: null,
        expected: { failed: 1, total: 2 },
        reasons: [],
        settledBy: [],
      },
    ],
    findings: [
      {
        id: 'receive-connector-without-tls-certificate-name-1',
        ruleId: 'receive-connector-without-tls-certificate-name',
        severity: 'blocker',
        confidence: 'certain',
        summary: 'EX02\\Default Frontend EX02 has no TlsCertificateName.',
        primary: { item: 'ex02-receive-connectors.txt', line: 20, path: 'TlsCertificateName' },
        related: [],
        args: {
          server: 'EX02',
          connector: 'EX02\\Default Frontend EX02',
          thumbprint: THUMBPRINT,
          tlsCertificateName: null,
          expectedTlsCertificateName: NAME,
        },
      },
      {
        id: 'receive-connector-without-cloud-capability-1',
        ruleId: 'receive-connector-without-cloud-capability',
        severity: 'degraded',
        confidence: 'certain',
        summary: 'EX02\\Default Frontend EX02 lacks AcceptCloudServicesMail.',
        primary: { item: 'ex02-receive-connectors.txt', line: 52, path: 'TlsDomainCapabilities' },
        related: [],
        args: {
          server: 'EX02',
          connector: 'EX02\\Default Frontend EX02',
          tlsDomainCapabilities: [],
          expected: 'mail.protection.outlook.com:AcceptCloudServicesMail',
        },
      },
    ],
    predictions: [],
    gaps: [],
    issues: [],
  };
}
