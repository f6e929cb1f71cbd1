import type { Cause, Diagnosis, Finding } from '@hybrid-mailflow/diagnosis';
import { describe, expect, it } from 'vitest';
import { foundingDiagnosis, NAME, THUMBPRINT } from '../test/founding-diagnosis.js';
import { planRemediation } from './plan-remediation.js';

describe('planRemediation of the founding incident', () => {
  const plan = planRemediation(foundingDiagnosis());

  it('is one reversible step on EX02 that answers both findings (§M.6)', () => {
    expect(plan.steps).toHaveLength(1);
    expect(plan.steps[0]).toMatchObject({
      shell: 'exchange-management-shell',
      server: 'EX02',
      target: 'EX02\\Default Frontend EX02',
      disposition: 'reversible',
      answers: [
        'receive-connector-without-tls-certificate-name-1',
        'receive-connector-without-cloud-capability-1',
      ],
    });
    expect(plan.causes).toEqual(['server-without-tls-certificate-name']);
    expect(plan.refusals).toEqual([]);
  });

  it('sets the name computed from the thumbprint, and the capability', () => {
    expect(plan.steps[0]?.change).toEqual({
      cmdlet: 'Set-ReceiveConnector',
      parameters: {
        Identity: { kind: 'text', value: 'EX02\\Default Frontend EX02' },
        TlsCertificateName: {
          kind: 'tls-certificate-name',
          server: 'EX02',
          thumbprint: THUMBPRINT,
          expected: NAME,
        },
        TlsDomainCapabilities: {
          kind: 'text-list',
          value: ['mail.protection.outlook.com:AcceptCloudServicesMail'],
        },
      },
    });
  });

  it('rolls back to the empty values that were there', () => {
    expect(plan.steps[0]?.rollback?.parameters).toMatchObject({
      TlsCertificateName: { kind: 'null' },
      TlsDomainCapabilities: { kind: 'text-list', value: [] },
    });
  });

  it('carries a fingerprint that depends on content, not on the order of keys', () => {
    const reordered = Object.fromEntries(
      Object.entries(foundingDiagnosis()).reverse(),
    ) as unknown as Diagnosis;
    expect(planRemediation(reordered).fingerprint).toBe(plan.fingerprint);
    const later = { ...foundingDiagnosis(), asOf: '2026-11-25T00:00:00.000Z' };
    expect(planRemediation(later).fingerprint).not.toBe(plan.fingerprint);
  });
});

describe('planRemediation refuses', () => {
  it('a cause that is only possible, naming what would settle it', () => {
    const plan = planRemediation(
      changed({ cause: { confidence: 'low', settledBy: ['Get-ReceiveConnector of EX02'] } }),
    );
    expect(plan.steps.flatMap(({ answers }) => answers)).toEqual([
      'receive-connector-without-cloud-capability-1',
    ]);
    expect(plan.refusals).toMatchObject([
      { code: 'CAUSE_TOO_UNCERTAIN', causes: ['server-without-tls-certificate-name'] },
    ]);
    expect(plan.refusals[0]?.text).toContain('Get-ReceiveConnector of EX02');
  });

  it.each([
    ['no thumbprint', { thumbprint: null }],
    ['a cut thumbprint', { thumbprint: 'A1B2' }],
    ['an old value nobody read', { tlsCertificateName: 7 }],
  ])('a finding with %s', (_case, args) => {
    const plan = planRemediation(changed({ args }));
    expect(plan.steps.flatMap(({ answers }) => answers)).toEqual([
      'receive-connector-without-cloud-capability-1',
    ]);
    expect(plan.refusals).toMatchObject([
      { code: 'FINDING_INCOMPLETE', findings: ['receive-connector-without-tls-certificate-name-1'] },
    ]);
  });

  it('when nothing was found', () => {
    const plan = planRemediation({ ...foundingDiagnosis(), verdict: 'healthy', causes: [], findings: [] });
    expect(plan.steps).toEqual([]);
    expect(plan.refusals).toMatchObject([{ code: 'NO_CAUSE' }]);
  });

  it('what is no matter of TLS, certificates or connectors', () => {
    const plan = planRemediation({
      ...foundingDiagnosis(),
      verdict: 'not-transport-security',
      causes: [],
      findings: [],
    });
    expect(plan.refusals).toMatchObject([{ code: 'NOT_TRANSPORT_SECURITY' }]);
  });
});

/** The founding diagnosis with its first cause, or the arguments of its first finding, changed. */
function changed({ cause = {}, args = {} }: { cause?: Partial<Cause>; args?: Finding['args'] }): Diagnosis {
  const diagnosis = foundingDiagnosis();
  return {
    ...diagnosis,
    causes: diagnosis.causes.map((original) => ({ ...original, ...cause })),
    findings: diagnosis.findings.map((finding, index) =>
      index === 0 ? { ...finding, args: { ...finding.args, ...args } } : finding,
    ),
  };
}
