import { CAUSE_IDS, type Diagnosis } from '@hybrid-mailflow/diagnosis';
import { describe, expect, it } from 'vitest';
import { foundingDiagnosis } from '../../test/founding-diagnosis.js';
import { planRemediation } from '../plan-remediation.js';

const WEAKER =
  /-Force\b|RequireTLS \$false|IgnoreSTARTTLS \$true|EncryptionOnly|Remove-(?:Receive|Send|Inbound|Outbound)Connector|ExternalAuthoritative|Confirm:\$false/i;

describe('every cause', () => {
  it.each(CAUSE_IDS)(
    '%s gets an instruction with an owner, steps and a check where no step answers it',
    (id) => {
      const { instructions, steps, refusals } = planRemediation(onlyCause(id));
      expect(steps).toEqual([]);
      expect(refusals).toEqual([]);
      expect(instructions.map((instruction) => instruction.id)).toEqual([id]);
      const [instruction] = instructions;
      expect(instruction?.owner).not.toBe('');
      expect(instruction?.steps.length).toBeGreaterThan(0);
      expect(instruction?.check).not.toBe('');
      expect(JSON.stringify(instruction)).not.toMatch(WEAKER);
    },
  );

  it.each(CAUSE_IDS)('%s keeps text of strangers out of what a person may copy', (id) => {
    const { instructions } = planRemediation(
      onlyCause(id, { servers: ['EX01; calc'], target: 'mail.contoso.com; calc' }),
    );
    expect(JSON.stringify(instructions)).not.toContain('calc');
  });

  it('that enables a certificate keeps the internal transport certificate, unless it is gone', () => {
    for (const id of CAUSE_IDS) {
      const [instruction] = planRemediation(onlyCause(id)).instructions;
      for (const step of instruction?.steps ?? [])
        if (step.includes('Enable-ExchangeCertificate')) expect(step).toContain('answer No');
    }
  });
});

describe('instruct', () => {
  it('names the servers and the host', () => {
    const [instruction] = planRemediation(
      onlyCause('service-serves-old-certificate', { servers: ['EX01', 'EX02'], target: 'mail.contoso.com' }),
    ).instructions;
    expect(instruction?.title).toContain('EX01, EX02');
    expect(instruction?.check).toContain('hybrid-mailflow cert probe mail.contoso.com --expect');
  });

  it('says nothing where a step answers the cause', () => {
    expect(planRemediation(foundingDiagnosis()).instructions).toEqual([]);
  });

  it('refuses a cause it does not know', () => {
    const { instructions, refusals } = planRemediation(onlyCause('toString'));
    expect(instructions).toEqual([]);
    expect(refusals).toMatchObject([{ code: 'NO_REPAIR_KNOWN', causes: ['toString'] }]);
  });
});

function onlyCause(
  id: string,
  { servers = ['EX02'], target = null }: { servers?: string[]; target?: string | null } = {},
): Diagnosis {
  const founding = foundingDiagnosis();
  return {
    ...founding,
    findings: [],
    causes: founding.causes.map((cause) => ({ ...cause, id, servers, findings: [] })),
    predictions: [
      {
        flow: 'cloud-to-onprem',
        server: 'EX02',
        remoteAddress: null,
        outcome: 'unknown',
        reply: null,
        confidence: 'low',
        summary: '',
        steps: [],
        certificate: null,
        target,
      },
    ],
  };
}
