import { describe, expect, it } from 'vitest';
import { planned } from '../../test/planned.js';
import type { Command } from '../plan.js';

const SEND = { connector: 'Outbound to Office 365' };

/** The parameters of a command but for the identity. */
function given(command: Command | null | undefined) {
  return Object.fromEntries(
    Object.entries(command?.parameters ?? {}).flatMap(([name, argument]) =>
      name === 'Identity' ? [] : [[name, 'value' in argument ? argument.value : null]],
    ),
  );
}

describe('switches of connectors', () => {
  it('sets several of one send connector with one command, and never to the weaker value', () => {
    const { steps } = planned(
      ['send-connector-without-cloud-services-mail', { ...SEND, cloudServicesMailEnabled: false }],
      ['send-connector-without-required-tls', { ...SEND, requireTls: false, ignoreStartTls: true }],
    );
    expect(steps.map(({ change }) => [change.cmdlet, given(change)])).toEqual([
      ['Set-SendConnector', { CloudServicesMailEnabled: true, IgnoreSTARTTLS: false, RequireTLS: true }],
    ]);
  });

  it('leaves what is right already', () => {
    const [step] = planned([
      'send-connector-without-required-tls',
      { ...SEND, requireTls: false, ignoreStartTls: false },
    ]).steps;
    expect(given(step?.change)).toEqual({ RequireTLS: true });
    expect(given(step?.rollback)).toEqual({ RequireTLS: false });
  });

  it('leaves a connector alone where the headers are only advised', () => {
    const finding = ['send-connector-without-cloud-services-mail', SEND] as const;
    expect(planned(finding).steps).toHaveLength(1);
    expect(planned([...finding, 'advice']).steps).toEqual([]);
  });

  it('takes TreatMessagesAsInternal off, which Exchange Online does not allow beside', () => {
    const [step] = planned([
      'cloud-connector-without-cloud-services-mail',
      { connector: 'Inbound from 1', kind: 'InboundConnector', treatMessagesAsInternal: true },
    ]).steps;
    expect(given(step?.change)).toEqual({ TreatMessagesAsInternal: false, CloudServicesMailEnabled: true });
  });

  it.each([
    ['cloud-connector-disabled', 'InboundConnector', 'Set-InboundConnector', 'Enabled'],
    ['cloud-connector-disabled', 'OutboundConnector', 'Set-OutboundConnector', 'Enabled'],
    [
      'cloud-connector-without-cloud-services-mail',
      'InboundConnector',
      'Set-InboundConnector',
      'CloudServicesMailEnabled',
    ],
  ])('%s: %s', (rule, kind, cmdlet, property) => {
    const [step] = planned([rule, { connector: 'Inbound from 1', kind }]).steps;
    expect(step).toMatchObject({ shell: 'exchange-online', change: { cmdlet } });
    expect(given(step?.change)).toEqual({ [property]: true });
  });

  it.each([
    ['receive-connector-disabled', 'Set-ReceiveConnector'],
    ['send-connector-disabled', 'Set-SendConnector'],
  ])('%s', (rule, cmdlet) => {
    const [step] = planned([rule, { server: 'EX01', connector: 'EX01\\Default Frontend EX01' }]).steps;
    expect(step?.change.cmdlet).toBe(cmdlet);
    expect(given(step?.change)).toEqual({ Enabled: true });
  });
});
