import { readExport } from '@hybrid-mailflow/powershell-export';
import { caseEvidence } from '@hybrid-mailflow/testing';
import { expect, it } from 'vitest';
import { known } from './setting.js';
import { toOrganization } from './to-organization.js';

const records = caseEvidence('half-deferred')
  .filter(({ label }) => /connectors?\.|certificates\./.test(label))
  .flatMap(({ label, bytes }) => readExport(new TextDecoder().decode(bytes), { item: label }).records);
const { organization, issues } = toOrganization(records);

it('makes both servers of the exports of the founding case', () => {
  expect(issues).toEqual([]);
  expect(organization.servers).toEqual(['EX01', 'EX02']);
  expect(organization.receiveConnectors).toHaveLength(10);
  expect(organization.certificates.map(({ server }) => server)).toEqual([
    ...Array<string>(4).fill('EX01'),
    ...Array<string>(4).fill('EX02'),
  ]);
});

it('tells the empty setting of the one from the value of the other', () => {
  const frontends = organization.receiveConnectors.filter(({ name }) => name.startsWith('Default Frontend'));
  expect(
    frontends.map(({ identity, tlsCertificateName, tlsDomainCapabilities }) => [
      identity,
      known(tlsCertificateName)?.subject ?? null,
      known(tlsDomainCapabilities)?.map(({ raw }) => raw),
    ]),
  ).toEqual([
    [
      'EX01\\Default Frontend EX01',
      'CN=mail.contoso.com, O=Contoso Ltd, L=London, C=GB',
      ['mail.protection.outlook.com:AcceptCloudServicesMail'],
    ],
    ['EX02\\Default Frontend EX02', null, []],
  ]);
});
