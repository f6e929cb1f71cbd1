import { expect, it } from 'vitest';
import { defaultFrontend } from '../test/export-record.js';
import { describeObject } from './describe-object.js';
import { toOrganization } from './to-organization.js';

it('describes an object as plain data, what is not known by name', () => {
  const record = defaultFrontend('EX01', { TlsCertificateName: null, RemoteIPRanges: { cut: ['10.0.0.1'] } });
  const [connector] = toOrganization([record]).organization.receiveConnectors;
  if (!connector) throw new Error('no connector');
  const described = describeObject(connector);
  expect(described).toMatchObject({
    kind: 'ReceiveConnector',
    object: 'EX01\\Default Frontend EX01',
    server: 'EX01',
    settings: {
      Enabled: { value: 'True' },
      Bindings: { value: ['[::]:25', '0.0.0.0:25'] },
      TlsCertificateName: { value: null, origin: { path: 'TlsCertificateName' } },
    },
  });
  expect(described.unknown).toContain('RemoteIPRanges');
  expect(JSON.parse(JSON.stringify(described))).toEqual(described);
});
