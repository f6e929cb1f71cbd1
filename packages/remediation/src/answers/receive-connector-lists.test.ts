import { describe, expect, it } from 'vitest';
import { planned } from '../../test/planned.js';

const at = { server: 'EX01', connector: 'EX01\\Default Frontend EX01' };
const relay = { server: 'EX01', connector: 'EX01\\Relay EX01' };

describe('lists of receive connectors', () => {
  it.each([
    ['receive-connector-without-tls', 'AuthMechanism', 'authMechanism'],
    ['receive-connector-without-anonymous-users', 'PermissionGroups', 'permissionGroups'],
    ['receive-connector-lacks-eop-ranges', 'RemoteIPRanges', 'remoteIpRanges'],
    ['receive-connector-without-ipv6-binding', 'Bindings', 'bindings'],
  ])('%s sets %s to what the finding expects, and back', (rule, property, argument) => {
    const [step] = planned([rule, { ...at, [argument]: ['a'], expected: ['a', 'b'] }]).steps;
    expect(step?.change.parameters[property]).toEqual({ kind: 'text-list', value: ['a', 'b'] });
    expect(step?.rollback?.parameters[property]).toEqual({ kind: 'text-list', value: ['a'] });
    expect(Object.keys(step?.change.parameters ?? {})).toEqual(['Identity', property]);
  });

  it.each([null, undefined])('refuses without a list to set: %s', (expected) => {
    const { steps, refusals } = planned([
      'receive-connector-without-tls',
      { ...at, authMechanism: ['Integrated'], ...(expected === undefined ? {} : { expected }) },
    ]);
    expect(steps).toEqual([]);
    expect(refusals[0]).toMatchObject({ code: 'FINDING_INCOMPLETE' });
  });

  it('changes nothing else on a connector that Exchange Online is to leave, and answers its findings too', () => {
    const { steps, alternatives } = planned(
      [
        'receive-connector-captures-cloud-mail',
        { ...relay, displaced: at.connector, remoteIpRanges: ['10.0.0.0/8'], expected: ['10.0.0.0/9'] },
      ],
      [
        'receive-connector-without-cloud-capability',
        {
          ...relay,
          tlsDomainCapabilities: [],
          expected: 'mail.protection.outlook.com:AcceptCloudServicesMail',
        },
      ],
    );
    expect(steps).toMatchObject([{ target: 'EX01\\Relay EX01', answers: ['F1', 'F2'] }]);
    expect(steps[0]?.after.map(({ property }) => property)).toEqual(['RemoteIPRanges']);
    expect(alternatives.map(({ id }) => id)).toEqual(['name-certificate-on-capturing-connector']);
  });
});
