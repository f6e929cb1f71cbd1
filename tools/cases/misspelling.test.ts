import { expect, it } from 'vitest';
import { diagnose } from '../../packages/diagnosis/src/index.js';
import { planRemediation, renderScripts } from '../../packages/remediation/src/index.js';
import { caseEvidence } from '../testing/src/index.js';

const MISSPELLED = 'mail.protection.outlook.com:AcceptCloudServiceMail';

/** The founding case with the value of the blog posts on EX02's Default Frontend (§D.1). */
function evidence() {
  return caseEvidence('half-deferred').map(({ label, bytes }) => {
    if (label !== 'EX02/receive-connectors.txt') return { label, bytes };
    const [before = '', after = ''] = Buffer.from(bytes)
      .toString()
      .split(/(?<=Name +: Default Frontend EX02\r\n)/);
    const at = before.lastIndexOf('{}');
    const text = `${before.slice(0, at)}{${MISSPELLED}}${before.slice(at + 2)}${after}`;
    return { label, bytes: new TextEncoder().encode(text) };
  });
}

it('is recognised in evidence and never written into a script, not even to compare or to put back', async () => {
  const diagnosis = await diagnose(evidence(), { asOf: '2026-11-24' });
  const finding = diagnosis.findings.find(({ ruleId }) => ruleId === 'cloud-capability-misspelled');
  expect(finding).toMatchObject({
    primary: { item: 'EX02/receive-connectors.txt', path: 'TlsDomainCapabilities' },
  });
  expect(finding?.summary).toContain('AcceptCloudServicesMail');

  const plan = planRemediation(diagnosis);
  expect(plan.steps[0]?.after).toContainEqual({
    property: 'TlsDomainCapabilities',
    value: { kind: 'text-list', value: ['mail.protection.outlook.com:AcceptCloudServicesMail'] },
  });
  for (const { path, text } of renderScripts(plan))
    expect(text, path).not.toMatch(/AcceptCloudServiceMail\b/i);
});
