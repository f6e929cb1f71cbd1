import { toOrganization } from '@hybrid-mailflow/connector-model';
import { readExport } from '@hybrid-mailflow/powershell-export';
import { expect, it } from 'vitest';
import { describeConfiguration } from './describe-configuration.js';

const described = (properties: object) => {
  const { records } = readExport(JSON.stringify({ Thumbprint: 'AB', Services: 'SMTP', ...properties }), {
    item: 'EX01.json',
  });
  return describeConfiguration(toOrganization(records).organization);
};

it('describes a certificate by its properties where there is no DER, or none that can be read', () => {
  const [plain] = described({ Subject: 'CN=a' });
  expect(plain).toMatchObject({ settings: { Subject: { value: 'CN=a' } } });
  expect(plain?.unknown).toContain('NotAfter');
  const [broken] = described({ Subject: 'CN=a', RawData: [48, 3, 1] });
  expect(broken).toMatchObject({ settings: { Subject: { value: 'CN=a' } } });
  expect(broken?.unknown).toContain('NotAfter');
});
