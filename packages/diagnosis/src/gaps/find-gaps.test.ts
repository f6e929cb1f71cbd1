import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';

async function askedFor(text: string): Promise<readonly string[]> {
  const items = [{ label: 'pasted.txt', bytes: new TextEncoder().encode(text) }];
  const { gaps } = await diagnose(items, { asOf: '2026-11-24' });
  return gaps.map(({ id }) => id);
}

describe('findGaps', () => {
  it('asks of a refused connection nothing that only TLS decides', async () => {
    const asked = await askedFor('450 4.4.316 Connection refused [Message=Socket error code 10061]');
    expect(asked).toContain('receive-connectors');
    expect(asked).not.toContain('windows-roots');
    expect(asked).not.toContain('windows-tls-settings');
  });

  it('asks for the TLS settings of Windows where the versions of TLS may be at fault', async () => {
    const asked = await askedFor('450 4.4.317 Cannot connect to remote server [Message=SocketError]');
    expect(asked).toContain('windows-tls-settings');
  });

  it('asks of a server that is out of date for its version alone', async () => {
    expect(await askedFor('550 5.7.230 Connecting Exchange server version is out-of-date;')).toEqual([
      'exchange-servers',
    ]);
  });
});
