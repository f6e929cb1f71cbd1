import { describe, expect, it } from 'vitest';
import { onePlan } from '../test/diagnoses.js';
import { formatPlanText } from './format-plan-text.js';

const hand = {
  ...onePlan,
  steps: [],
  instructions: [
    {
      id: 'firewall',
      stage: 'network' as const,
      owner: 'whoever runs the firewall',
      title: 'Switch off SMTP inspection',
      steps: ['Open the policy.', 'Remove ESMTP from it.'],
      effect: 'Sessions may be cut once.',
      check: 'EHLO from outside offers STARTTLS.',
      answers: [],
    },
  ],
  refusals: [
    { code: 'UNSAFE_VALUE' as const, text: 'The name of EX01 cannot be quoted.', causes: [], findings: [] },
  ],
};

describe('formatPlanText', () => {
  it('shows the old and the new value of every property', () => {
    expect(formatPlanText(onePlan).split('\n').slice(0, 13)).toEqual([
      'PLAN    Give EX02 the certificate and capability that EX01 has.',
      '        would add 2 values, change 0, remove 0; reversible, interrupts no mail',
      '        Nothing has been changed: this is a preview, and the scripts ask before each step.',
      '',
      'STEP 1  Set TlsCertificateName and TlsDomainCapabilities',
      '        on EX02, Exchange Management Shell; reversible, minutes',
      '        would run Set-ReceiveConnector on EX02\\Default Frontend EX02',
      '        + TlsCertificateName     (empty) -> <I>CN=Contoso CA<S>CN=mail.contoso.com',
      '            computed on EX02 from the certificate 3A5F0C4E8B1D9F2A6C7E8D9B0A1C2D3E4F5A6B7C',
      '        + TlsDomainCapabilities  (empty) -> mail.protection.outlook.com:AcceptCloudServicesMail',
      '        seen: cases/half-deferred/ex02-receive-connectors.txt:31',
      '        mail: New sessions get the new certificate; mail keeps flowing.',
      '        undo: 04-rollback.ps1 would put the old values back (Set-ReceiveConnector)',
    ]);
    expect(formatPlanText(onePlan)).toContain('OR      Rerun the Hybrid Configuration Wizard: Select EX02');
  });

  it('shows how the scripts are run, the harmless first, and where they are', () => {
    const commands = (text: string) =>
      [...text.matchAll(/\.\\\d\d-[a-z]+\.ps1( -WhatIf)?/g)].map(([command]) => command);
    const text = formatPlanText(onePlan, { folder: 'fix/' });
    expect(commands(text)).toEqual([
      '.\\01-check.ps1',
      '.\\02-fix.ps1 -WhatIf',
      '.\\02-fix.ps1',
      '.\\03-verify.ps1',
      '.\\04-rollback.ps1',
    ]);
    expect(text).toContain('Exchange Management Shell, in fix/exchange-management-shell:');
    expect(formatPlanText(onePlan)).toContain('Scripts are written with --out DIR.');
    expect(commands(formatPlanText({ ...onePlan, steps: [] }))).toEqual([]);
  });

  it('gives work for people and refusals their place', () => {
    const text = formatPlanText(hand);
    expect(text).toContain(
      'HAND    Switch off SMTP inspection (whoever runs the firewall)\n        1. Open the policy.',
    );
    expect(text).toContain('NOT     The name of EX01 cannot be quoted.');
  });

  it('puts the old and the new value on lines of their own where one is too short', () => {
    expect(formatPlanText(onePlan, { width: 60 }).split('\n').slice(12, 18)).toEqual([
      '        + TlsCertificateName',
      '            now       (empty)',
      '            would be  <I>CN=Contoso CA<S>CN=mail.contoso.com',
      '            computed on EX02 from the certificate',
      '            3A5F0C4E8B1D9F2A6C7E8D9B0A1C2D3E4F5A6B7C',
      '        + TlsDomainCapabilities',
    ]);
  });

  it('names doubtful causes once where there is something to do, and one by one where there is nothing', () => {
    const doubtful = (id: string) => ({
      code: 'CAUSE_TOO_UNCERTAIN' as const,
      text: `${id} is only possible. What would settle it: a log.`,
      causes: [id],
      findings: [],
    });
    const refusals = [doubtful('one'), doubtful('two')];
    expect(formatPlanText({ ...onePlan, refusals })).toContain(
      'NOT     Nothing is changed for what is only possible: one, two.',
    );
    const nothing = formatPlanText({ ...onePlan, steps: [], refusals });
    expect(nothing).toContain(
      'NOT     one is only possible. What would settle it: a log.\n        two is only possible.',
    );
    expect(nothing).toContain('hybrid-mailflow collect --out DIR writes scripts');
  });

  it('says once that settings wait for the work of people', () => {
    const waiting = (finding: string) => ({
      code: 'FINDING_INCOMPLETE' as const,
      text: `${finding} names a certificate that is not there.`,
      causes: [],
      findings: [finding],
    });
    const [instruction] = hand.instructions;
    if (instruction === undefined) throw new Error('no instruction');
    const instructions = [{ ...instruction, answers: ['F1', 'F2'] }];
    const refusals = [waiting('F1'), waiting('F2'), waiting('F3')];
    const text = formatPlanText({ ...hand, instructions, refusals });
    expect(text).toContain(
      'NOT     F3 names a certificate that is not there.\n        2 settings get no step yet,',
    );
    expect(text).not.toContain('F1 names');
  });

  it('lets no text act on the terminal', () => {
    expect(formatPlanText({ ...onePlan, summary: '\x1b[2J' })).toContain('\\x1b[2J');
  });
});
