import { describe, expect, it } from 'vitest';
import { causesOf, fact, reason, trace } from '../../../test/causes.js';
import { server } from '../../../test/organization.js';

const alert = fact('event', { id: 36887, source: 'Schannel', server: 'EX01', tlsAlert: 46 });

describe('a text alone', () => {
  it('is of the root on the servers where a server says that the chain is not trusted (454 4.7.5)', async () => {
    const [first] = await causesOf([], {
      items: [reason('454 4.7.5 Certificate validation failure, Reason:UntrustedRoot', '454 4.7.5')],
    });
    expect(first?.id).toBe('root-missing-on-premises');
  });
});

describe('events without failures', () => {
  it('are offered what they may stem from where nothing else is known', async () => {
    expect((await causesOf([], { facts: [alert] })).length).toBeGreaterThan(0);
  });

  it('tell nothing beside mail that flows, where any program causes them', async () => {
    const rows = Array.from({ length: 12 }, (_, minute) => ({ minute }));
    expect(await causesOf([server('EX01')], { items: [trace(rows)], facts: [alert] })).toEqual([]);
  });

  it('count where mail fails', async () => {
    const causes = await causesOf([], { items: [reason('UntrustedRoot')], facts: [alert] });
    expect(causes.length).toBeGreaterThan(0);
  });
});
