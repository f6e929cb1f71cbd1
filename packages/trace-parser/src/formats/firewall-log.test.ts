import { describe, expect, it } from 'vitest';
import { factsIn } from '../../test/pasted.js';

describe('firewall-log', () => {
  it('reads Cisco ASA, counts equal lines, keeps to SMTP, and sees its inspection', () => {
    const actions = factsIn('firewall-log-asa', 'firewall-log');
    expect(
      actions.map(({ action, sourceAddress, reason, count }) => [
        action,
        sourceAddress,
        reason?.slice(0, 13),
        count,
      ]),
    ).toEqual([
      ['allowed', '40.92.0.1', undefined, 1],
      ['timed-out', '40.92.0.1', 'SYN Timeout', 1],
      ['denied', '40.107.0.7', 'outside_in', 2],
      ['inspected', '10.0.0.5', 'mask-banner: ', 1],
      ['inspected', undefined, 'inspect esmtp', 1],
    ]);
    expect(actions[2]).toMatchObject({
      first: { local: ['2026-03-02T08:01:03'] },
      last: { local: ['2026-03-02T08:01:09'] },
      origin: { line: 3 },
    });
  });

  it('reads the Windows Firewall', () => {
    expect(factsIn('firewall-log-windows', 'firewall-log')).toMatchObject([
      {
        product: 'windows-firewall',
        action: 'denied',
        sourceAddress: '40.92.0.1',
        targetAddress: '10.0.0.5',
        count: 2,
      },
    ]);
  });

  it('reads Fortinet, Palo Alto and Check Point', () => {
    expect(factsIn('firewall-log-others', 'firewall-log')).toMatchObject([
      { product: 'fortinet', action: 'denied', sourceAddress: '40.92.0.1', reason: 'implicit' },
      {
        product: 'palo-alto',
        action: 'reset',
        sourceAddress: '40.92.0.2',
        reason: 'allow-smtp: tcp-rst-from-server',
      },
      { product: 'check-point', action: 'denied', sourceAddress: '40.92.0.3', reason: '12' },
    ]);
  });
});
