import { describe, expect, it } from 'vitest';
import { foundingDiagnosis } from '../test/founding-diagnosis.js';
import type { Instruction, Plan, Step } from './plan.js';
import { planRemediation } from './plan-remediation.js';
import { renderPlanMarkdown } from './render-plan-markdown.js';

const plan = planRemediation(foundingDiagnosis());

function withSteps(...edits: readonly Partial<Step>[]): Plan {
  const [step] = plan.steps;
  if (step === undefined) throw new Error('the plan has no step');
  return { ...plan, steps: edits.map((edit, at) => ({ ...step, id: `step-0${at + 1}`, ...edit })) };
}

const renew: Instruction = {
  id: 'certificate-expired',
  stage: 'certificate',
  owner: 'whoever has the key',
  title: 'Renew the certificate',
  steps: ['Request it.', 'Import it.'],
  effect: 'Mail goes on failing until then.',
  check: 'It is served.',
  answers: [],
};

const headings = (text: string) =>
  [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/^##? (.*)$/gm)].map(([, heading]) => heading);

describe('renderPlanMarkdown', () => {
  it('tells what is wrong, who does what, how to see that mail flows, and the way back', () => {
    expect(headings(renderPlanMarkdown(plan))).toEqual([
      'Plan: 1 step on EX02.',
      'What is wrong',
      'At a glance',
      'Before you start',
      'Steps, in this order',
      'How to run',
      'How to see that mail flows',
      'If it has to be taken back',
      'Another way',
    ]);
  });

  it('tells of each step the values, the mail, the reason and the commands both ways', () => {
    const text = renderPlanMarkdown(plan);
    expect(text).toContain('- `TlsDomainCapabilities`: now (empty), then `mail.protection.outlook.com:');
    expect(text).toMatch(/^- Mail: Sessions opened after the change/m);
    expect(text).toContain('lacks AcceptCloudServicesMail. (`receive-connector-without-cloud-capability-1`)');
    expect(text).toMatch(
      /^Get-ReceiveConnector .* \| Format-List TlsCertificateName, TlsDomainCapabilities$/m,
    );
    expect(text).toMatch(/^Set-ReceiveConnector .* -TlsCertificateName \$null .* -WhatIf$/m);
  });

  it('puts steps and the work of people into one order', () => {
    const text = renderPlanMarkdown({ ...plan, instructions: [renew] });
    const rows = text.split('\n').filter((line) => /^\| [A-Z\d] /.test(line));
    expect(rows.map((row) => row.slice(2, 3))).toEqual(['A', '1']);
    expect(text).toContain('### A. Renew the certificate\n\nWho: whoever has the key');
    expect(text).toContain('Mail: Mail goes on failing until then.');
  });

  it('names the steps that interrupt mail or cannot be taken back', () => {
    const text = renderPlanMarkdown(
      withSteps({}, { disposition: 'disruptive', rollback: null, cannotBeUndone: 'SMTP stays.' }),
    );
    expect(text).toContain(
      '- When: in a maintenance window; step 2 interrupts mail or cannot be taken back.',
    );
    expect(text).toContain('Step 2 cannot be taken back; the others can.');
    expect(text).toContain('- Way back: SMTP stays.');
    expect(text.match(/# The way back:/g)).toHaveLength(1);
  });

  it('goes through the shells in order, and back in reverse', () => {
    const text = renderPlanMarkdown(withSteps({}, { shell: 'exchange-online', server: null }));
    const places = [...text.matchAll(/^cd (\S+)/gm)].map(([, folder]) => folder);
    expect(places).toEqual([
      'exchange-management-shell',
      'exchange-online',
      'exchange-online',
      'exchange-management-shell',
    ]);
  });

  it('lets no text from outside format the page', () => {
    const title = 'Set | x | of `EX02`\n## Owned <b>';
    const text = renderPlanMarkdown({
      ...withSteps({ title, server: 'EX|02' }),
      summary: title,
      instructions: [],
    });
    expect(headings(text)).not.toContain('Owned <b>');
    expect(text).toContain('| 1 | Set \\| x \\| of \\`EX02\\`\\\\u000A## Owned \\<b\\> | server EX\\|02: ');
  });
});
