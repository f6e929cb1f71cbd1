import { describe, expect, it } from 'vitest';
import { observed } from '../../test/facts.js';
import { PUBLIC } from '../../test/organization.js';
import type { Observations } from '../observe/observations.js';
import { predictedCertificateNotServed as rule } from './predicted-certificate-not-served.js';

const served = (thumbprint: string) =>
  ({
    served: [
      {
        server: 'EX01',
        connector: 'EX01\\Default Frontend EX01',
        certificate: { thumbprint, origin: { item: 'RECV.LOG', line: 9 } },
        sessions: 4,
        accepted: 0,
        endedAfterTls: 4,
        origin: { item: 'RECV.LOG', line: 9 },
      },
    ],
  }) as unknown as Partial<Observations>;

describe(rule.id, () => {
  it('finds the certificate that no setting selects any more (§J.27)', async () => {
    expect(rule.evaluate(await observed(served('D'.repeat(40))))).toMatchObject([
      {
        outcome: 'fail',
        primary: { item: 'RECV.LOG', line: 9 },
        args: { server: 'EX01', thumbprint: PUBLIC.thumbprint, servedThumbprint: 'D'.repeat(40) },
      },
      { outcome: 'not-applicable' },
    ]);
  });

  it('is content where the log shows the one predicted, and asks for the log without one', async () => {
    expect(rule.evaluate(await observed(served(PUBLIC.thumbprint)))).toMatchObject([{ outcome: 'pass' }, {}]);
    expect(rule.evaluate(await observed({}))).toMatchObject([{ outcome: 'insufficient-evidence' }, {}]);
  });
});
