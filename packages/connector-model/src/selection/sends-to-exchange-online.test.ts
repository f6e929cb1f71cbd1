import { expect, it } from 'vitest';
import { exportRecord } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { sendsToExchangeOnline } from './sends-to-exchange-online.js';

function leads(properties: Parameters<typeof exportRecord>[0]): boolean | undefined {
  const record = exportRecord({ Name: 'Send', Enabled: true, ...properties }, { typeName: 'SendConnector' });
  const [connector] = toOrganization([record]).organization.sendConnectors;
  return connector && sendsToExchangeOnline(connector);
}

it.each([
  [
    'the name the wizard gives (§F.3.3)',
    { Name: 'Outbound to Office 365 - 0f6c1b7e-1111-2222-3333-444444444444' },
  ],
  ['the name older wizards gave', { Name: 'Outbound to Office 365' }],
  ['a smart host of Exchange Online (§D.3)', { SmartHosts: ['contoso-com.mail.protection.outlook.com'] }],
  ['the smart host names from 2024 on', { SmartHosts: ['contoso-com.k-v1.mx.microsoft'] }],
  ['the address space of the tenant', { AddressSpaces: ['SMTP:contoso.mail.onmicrosoft.com;5'] }],
])('tells a send connector by %s', (_what, properties) => {
  expect(leads(properties)).toBe(true);
  expect(leads({ ...properties, Enabled: false })).toBe(false);
});

it.each([
  { AddressSpaces: ['SMTP:*;1'], SmartHosts: ['mx.fabrikam.com'] },
  { Name: 'Outbound to Office 365 Test' },
  { SmartHosts: ['mail.protection.outlook.com.fabrikam.com'] },
])('leaves %j alone', (properties) => {
  expect(leads(properties)).toBe(false);
});
