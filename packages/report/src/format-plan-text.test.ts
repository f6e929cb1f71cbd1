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
    expect(formatPlanText(onePlan).split('\n')).toEqual([
      'PLAN    Give EX02 the certificate and capability that EX01 has.',
      '        1 step on EX02, reversible, interrupts no mail',
      '',
      'STEP 1  Set TlsCertificateName and TlsDomainCapabilities',
      '        on EX02, Exchange Management Shell; reversible, minutes',
      '        Set-ReceiveConnector EX02\\Default Frontend EX02',
      '        + TlsCertificateName     (empty) -> <I>CN=Contoso CA<S>CN=mail.contoso.com',
      '        + TlsDomainCapabilities  (empty) -> mail.protection.outlook.com:AcceptCloudServicesMail',
      '        mail: New sessions get the new certificate; mail keeps flowing.',
      '        undo: Set-ReceiveConnector puts the old values back',
      '',
      'OR      Rerun the Hybrid Configuration Wizard: Select EX02 as a receiving server.',
      '',
    ]);
  });

  it('gives work for people and refusals their place', () => {
    const text = formatPlanText(hand);
    expect(text).toContain(
      'HAND    Switch off SMTP inspection (whoever runs the firewall)\n        1. Open the policy.',
    );
    expect(text).toContain('NOT     The name of EX01 cannot be quoted.');
  });

  it('lets no text act on the terminal', () => {
    expect(formatPlanText({ ...onePlan, summary: '\x1b[2J' })).toContain('\\x1b[2J');
  });
});
