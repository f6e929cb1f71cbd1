import type { Cause, Diagnosis, Finding, Prediction } from '@hybrid-mailflow/diagnosis';
import type { Issue, Origin } from '@hybrid-mailflow/evidence';
import { describe, expect, it } from 'vitest';
import { foundingDiagnosis, NAME, THUMBPRINT } from '../test/founding-diagnosis.js';
import type { Plan } from './plan.js';
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
          servers: ['EX02'],
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
    const plan = planRemediation({
      ...changed({ cause: { confidence: 'low', settledBy: ['receive-connectors', 'given-already'] } }),
      gaps: [{ id: 'receive-connectors', summary: 'the connectors of EX02', cmdlets: [], side: 'onprem' }],
    });
    expect(plan.steps.flatMap(({ answers }) => answers)).toEqual([
      'receive-connector-without-cloud-capability-1',
    ]);
    expect(plan.refusals).toMatchObject([
      { code: 'CAUSE_TOO_UNCERTAIN', causes: ['server-without-tls-certificate-name'] },
    ]);
    expect(plan.refusals[0]?.text).toMatch(/What would settle it: the connectors of EX02\.$/);
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

  it('a connector for which there is no certificate, naming what to do', () => {
    const { refusals } = planRemediation(changed({ args: { thumbprint: null } }));
    expect(refusals[0]?.text).toContain(
      'No step, because the evidence shows no usable certificate with the name that is needed in the store of EX02. Export it with its private key from a server that has it',
    );
    expect(refusals[0]?.text).toContain('Import-ExchangeCertificate');
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

describe('planRemediation takes no step that rests on doubted evidence', () => {
  const issue = (code: string, doubts: Issue['doubts']): Issue => ({
    code,
    severity: 'warning',
    text: 'it is as it is.',
    origin: { item: 'other.txt' },
    ...(doubts ? { doubts } : {}),
  });
  const [first] = foundingDiagnosis().findings;
  const withIssue = (code: string, doubts: Issue['doubts'], more: Partial<Diagnosis> = {}) =>
    planRemediation({ ...foundingDiagnosis(), ...more, issues: [issue(code, doubts)] });
  const item = 'ex02-receive-connectors.txt';
  const answered = (plan: Plan) => plan.steps.flatMap(({ answers }) => answers);

  it('when exports of the connector contradict each other: no step, no instruction, and what to export', () => {
    const plan = withIssue('CONFLICTING_EXPORTS', { records: [{ item: 'old.txt' }, { item }] });
    expect(plan).toMatchObject({
      steps: [],
      instructions: [],
      refusals: [
        { code: 'EVIDENCE_CONTRADICTORY', findings: foundingDiagnosis().findings.map(({ id }) => id) },
      ],
    });
    expect(plan.refusals[0]?.text).toContain(`Export again what old.txt, ${item} hold`);
  });

  it('when it was predicted from an object whose exports contradict each other', () => {
    const outbound = { item: 'outbound.json', record: 0, path: 'TlsDomain' };
    const step = (origin: Origin) => ({ id: 'validation' as const, text: '', origin });
    const predictions = [
      { steps: [step({ item, path: 'Fqdn' }), step(outbound)] },
    ] as unknown as Prediction[];
    const doubts = { records: [{ item: 'outbound.json', record: 0 }] };
    expect(answered(withIssue('CONFLICTING_EXPORTS', doubts, { predictions }))).toEqual([]);
    expect(answered(withIssue('CONFLICTING_EXPORTS', doubts))).toHaveLength(2);
  });

  it('and says so where it may be why no cause is sure', () => {
    const diagnosis = changed({ cause: { confidence: 'low' } });
    const plan = planRemediation({
      ...diagnosis,
      findings: diagnosis.findings.slice(0, 1),
      issues: [issue('CONFLICTING_EXPORTS', { records: [{ item: 'old.txt' }] })],
    });
    expect(plan.refusals.map(({ code }) => code)).toEqual(['CAUSE_TOO_UNCERTAIN', 'EVIDENCE_CONTRADICTORY']);
  });

  it('when the store of the server was exported before the certificate in use was issued', () => {
    const plan = withIssue('EXPORT_OLDER_THAN_LOG', { records: [{ item: 'certs.txt' }], store: 'ex02' });
    expect(answered(plan)).toEqual(['receive-connector-without-cloud-capability-1']);
    expect(plan.refusals).toMatchObject([{ code: 'EVIDENCE_STALE', findings: [first?.id] }]);
    expect(plan.refusals[0]?.text).toContain('Get-ExchangeCertificate');
    expect(
      answered(withIssue('EXPORT_OLDER_THAN_LOG', { records: [{ item: 'certs.txt' }], store: 'EX01' })),
    ).toHaveLength(2);
  });

  it('when the connector was changed after the failures, and no other one', () => {
    const plan = withIssue('SETTINGS_CHANGED_SINCE', { records: [{ item }] });
    expect(plan).toMatchObject({ steps: [], refusals: [{ code: 'EVIDENCE_STALE' }] });
    expect(plan.refusals[0]?.text).toContain(`Export it again in place of ${item}, trace messages`);
    const elsewhere = withIssue('SETTINGS_CHANGED_SINCE', { records: [{ item: 'ex01.txt' }] });
    expect(answered(elsewhere)).toHaveLength(2);
  });

  it.each([
    ['a mark that reorders text', 'EX02\\Default\u202e'],
    ['a line end', 'EX02\\a\nb'],
  ])('when a name holds %s', (_what, connector) => {
    const plan = planRemediation(changed({ args: { connector } }));
    expect(answered(plan)).toEqual(['receive-connector-without-cloud-capability-1']);
    expect(plan.refusals).toMatchObject([{ code: 'UNSAFE_VALUE', findings: [first?.id] }]);
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
