import { describe, expect, it } from 'vitest';
import { onePlan } from '../test/diagnoses.js';
import { formatPlanMarkdown } from './format-plan-markdown.js';
import { formatPlanText } from './format-plan-text.js';

const hand = {
  ...onePlan,
  steps: [],
  instructions: [
    {
      id: 'firewall',
      owner: 'whoever runs the firewall',
      title: 'Switch off SMTP inspection',
      steps: ['Open the policy.', 'Remove ESMTP from it.'],
      check: 'EHLO from outside offers STARTTLS.',
      answers: [],
    },
  ],
  refusals: ['The export of EX01 is older than the trace.'],
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
      '        + TlsCertificateName     (empty) -> issuer and subject of certificate',
      '                                 3A5F0C4E8B1D9F2A6C7E8D9B0A1C2D3E4F5A6B7C',
      '        + TlsDomainCapabilities  (empty) -> mail.protection.outlook.com:AcceptCloudServicesMail',
      '        mail: New sessions get the new certificate; mail keeps flowing.',
      '',
      'OR      Rerun the Hybrid Configuration Wizard with EX02 selected.',
      '',
    ]);
  });

  it('gives work for people and refusals their place', () => {
    const text = formatPlanText(hand);
    expect(text).toContain(
      'HAND    Switch off SMTP inspection (whoever runs the firewall)\n        1. Open the policy.',
    );
    expect(text).toContain('NOT     The export of EX01 is older than the trace.');
  });

  it('lets no text act on the terminal', () => {
    expect(formatPlanText({ ...onePlan, summary: '\x1b[2J' })).toContain('\\x1b[2J');
  });
});

describe('formatPlanMarkdown', () => {
  it('lists changes, effect on mail and the way back', () => {
    const markdown = formatPlanMarkdown(onePlan);
    expect(markdown).toContain(
      '| TlsDomainCapabilities | (empty) | mail.protection.outlook.com:AcceptCloudServicesMail |',
    );
    expect(markdown).toContain(
      '**Mail meanwhile:** New sessions get the new certificate; mail keeps flowing.',
    );
    expect(markdown).toContain(
      '**Undo:** `Set-ReceiveConnector` puts back TlsCertificateName (empty); TlsDomainCapabilities (empty).',
    );
  });

  it('hands over work for people', () => {
    expect(formatPlanMarkdown(hand)).toContain('1. Open the policy.\n2. Remove ESMTP from it.');
  });
});
