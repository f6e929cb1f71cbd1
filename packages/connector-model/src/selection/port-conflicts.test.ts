import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { defaultFrontend, relay } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { findPortConflicts } from './port-conflicts.js';

function conflicts(...records: readonly ExportRecord[]) {
  return findPortConflicts(toOrganization(records).organization.receiveConnectors).map(
    ({ kind, server, connectors, binding, ranges }) => [
      kind,
      server,
      connectors.map(({ name }) => name),
      binding,
      ranges,
    ],
  );
}

describe('findPortConflicts', () => {
  it('finds a back-end connector on the port of the front end (§A.1.10, §A.1.11)', () => {
    const hub = relay('EX01', ['10.0.0.1'], { TransportRole: 'HubTransport' });
    expect(conflicts(defaultFrontend('EX01'), hub)).toEqual([
      ['role', 'EX01', ['Default Frontend EX01', 'Relay EX01'], '0.0.0.0:25', []],
    ]);
    const bound = relay('EX01', ['10.0.0.1'], { TransportRole: 'HubTransport', Bindings: ['10.0.0.5:25'] });
    expect(conflicts(defaultFrontend('EX01'), bound)).toHaveLength(1);
  });

  it.each([
    ['on another port', { Bindings: ['0.0.0.0:2525'] }],
    ['of one role', { TransportRole: 'FrontendTransport' }],
    ['disabled', { Enabled: false }],
  ])('finds no conflict with a connector %s', (_, changes) => {
    const other = relay('EX01', ['10.0.0.1'], { TransportRole: 'HubTransport', ...changes });
    expect(conflicts(defaultFrontend('EX01'), other)).toEqual([]);
  });

  it('finds no conflict between servers', () => {
    expect(
      conflicts(defaultFrontend('EX01'), relay('EX02', ['10.0.0.1'], { TransportRole: 'HubTransport' })),
    ).toEqual([]);
  });

  it('allows a back-end connector to own port 25 where there is no front end (§A.2.3)', () => {
    expect(conflicts(defaultFrontend('EX01', { TransportRole: 'HubTransport' }))).toEqual([]);
  });

  it('finds ranges that one server cannot store together (§A.1.4, §A.1.5)', () => {
    expect(conflicts(defaultFrontend('EX01'), relay('EX01', ['0.0.0.0/0']))).toEqual([
      [
        'same-range',
        'EX01',
        ['Default Frontend EX01', 'Relay EX01'],
        '0.0.0.0:25',
        ['0.0.0.0-255.255.255.255', '0.0.0.0/0'],
      ],
    ]);
    const left = relay('EX01', ['10.0.0.0-10.0.0.9'], { Identity: 'EX01\\Left', Name: 'Left' });
    expect(conflicts(left, relay('EX01', ['10.0.0.5-10.0.0.20']))[0]?.[0]).toBe('partial-overlap');
  });

  it('allows one range inside the other, and ranges side by side', () => {
    const records = [
      defaultFrontend('EX01'),
      relay('EX01', ['10.0.0.0/8', '11.0.0.0/8'], { Identity: 'EX01\\A', Name: 'A' }),
      relay('EX01', ['10.1.0.0/16', '10.2.0.0/16', '12.0.0.0/8'], { Identity: 'EX01\\B', Name: 'B' }),
    ];
    expect(conflicts(...records)).toEqual([]);
  });
});
