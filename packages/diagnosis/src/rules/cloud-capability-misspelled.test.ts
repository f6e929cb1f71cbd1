import { describe, expect, it } from 'vitest';
import { CAPABILITY, server, situation } from '../../test/organization.js';
import { cloudCapabilityMisspelled as rule } from './cloud-capability-misspelled.js';

describe(rule.id, () => {
  it('recognises the spelling of blog posts and names the right one (§D.1)', async () => {
    const wrong = 'mail.protection.outlook.com:AcceptCloudServiceMail';
    expect(rule.evaluate(await situation([server('EX01', { capabilities: wrong })]))).toMatchObject([
      { outcome: 'fail', args: { server: 'EX01', tlsDomainCapabilities: [wrong], expected: CAPABILITY } },
    ]);
  });

  it('stays silent on the right spelling', async () => {
    expect(rule.evaluate(await situation([server('EX01')]))).toEqual([{ outcome: 'pass' }]);
  });
});
