import { describe, expect, it } from 'vitest';
import { causesOf, mismatch } from '../../test/causes.js';
import { PUBLIC_NAME, server, setupCertificate } from '../../test/organization.js';

describe('another-receive-connector-answers', () => {
  const relay = { name: 'Relay', ranges: '{104.47.0.0/17}' };

  it('holds where a narrower range takes the session away', async () => {
    const [first] = await causesOf([server('EX01', { others: [relay] })], {
      items: [mismatch('CN=EX01', setupCertificate('EX01').thumbprint)],
    });
    expect(first).toMatchObject({ id: 'another-receive-connector-answers', servers: ['EX01'] });
    expect(first?.summary).toContain('EX01\\Relay answers EOP');
    expect(['certain', 'high']).toContain(first?.confidence);
  });

  it('does not hold where the other connector serves the right certificate, or other addresses', async () => {
    for (const other of [
      { name: 'From EOP', ranges: '{104.47.0.0/17}', tlsCertificateName: PUBLIC_NAME },
      { name: 'Scanners', ranges: '{10.0.0.0/8}' },
    ]) {
      const ids = (await causesOf([server('EX01', { others: [other], capabilities: '{}' })])).map(
        ({ id }) => id,
      );
      expect(ids).not.toContain('another-receive-connector-answers');
    }
  });
});
