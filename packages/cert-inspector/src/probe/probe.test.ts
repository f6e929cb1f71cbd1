import { afterEach, describe, expect, it } from 'vitest';
import { answers, startScripted, type Script, type ScriptedServer } from '../../test/scripted-server.js';
import { probe, type ProbeOptions } from './index.js';

const servers: ScriptedServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function start(script: Script): Promise<ScriptedServer> {
  const server = await startScripted(script);
  servers.push(server);
  return server;
}

const SHORT = { connect: 2000, banner: 300, ehlo: 300, starttls: 300, handshake: 300, quit: 300 };

async function walk(script: Script, options: ProbeOptions = {}) {
  const server = await start(script);
  const [host] = await probe([{ host: '127.0.0.1', port: server.port }], { timeouts: SHORT, ...options });
  const [endpoint] = host?.endpoints ?? [];
  if (!endpoint) throw new Error('no endpoint');
  return { endpoint, server };
}

const GREETING = '220 mail.contoso.com ready\r\n';
const PLAIN_EHLO = '250-mail.contoso.com Hello\r\n250-SIZE 37748736\r\n250 CHUNKING\r\n';
const TLS_EHLO = '250-mail.contoso.com Hello\r\n250 STARTTLS\r\n';
const QUIT = '221 2.0.0 bye\r\n';

describe('why there is no TLS', () => {
  it.each<[string, Script, string, string]>([
    ['not offered', answers({ '': GREETING, EHLO: PLAIN_EHLO, QUIT }), 'starttls', 'starttls-not-offered'],
    [
      'a starred banner',
      answers({ '': '220 **************************\r\n', EHLO: PLAIN_EHLO, QUIT }),
      'starttls',
      'starttls-masked',
    ],
    [
      'a crossed-out keyword',
      answers({ '': GREETING, EHLO: '250-mail\r\n250-XXXXXXXA\r\n250 SIZE\r\n', QUIT }),
      'starttls',
      'starttls-masked',
    ],
    [
      'refused',
      answers({ '': GREETING, EHLO: TLS_EHLO, STARTTLS: '454 4.7.0 TLS not available\r\n' }),
      'starttls',
      'starttls-refused',
    ],
    [
      'closed after STARTTLS',
      answers({ '': GREETING, EHLO: TLS_EHLO, STARTTLS: (socket) => socket.end() }),
      'starttls',
      'connection-closed',
    ],
    [
      'closed in the handshake',
      answers({
        '': GREETING,
        EHLO: TLS_EHLO,
        STARTTLS: (socket) => {
          socket.write('220 go\r\n');
          socket.once('data', () => socket.end());
        },
      }),
      'handshake',
      'handshake-failed',
    ],
    [
      'reset in the handshake',
      answers({
        '': GREETING,
        EHLO: TLS_EHLO,
        STARTTLS: (socket) => {
          socket.write('220 go\r\n');
          socket.once('data', () => socket.resetAndDestroy());
        },
      }),
      'handshake',
      'handshake-failed',
    ],
    [
      'garbage instead of a handshake',
      answers({
        '': GREETING,
        EHLO: TLS_EHLO,
        STARTTLS: (socket) => {
          socket.write('220 go\r\n');
          socket.once('data', () => socket.write('this is no TLS record at all'));
        },
      }),
      'handshake',
      'handshake-failed',
    ],
    [
      'clear text behind the reply to STARTTLS',
      answers({ '': GREETING, EHLO: TLS_EHLO, STARTTLS: '220 go\r\n250 injected\r\n' }),
      'starttls',
      'data-before-handshake',
    ],
    [
      '421 as greeting',
      answers({ '': '421 4.3.2 Service not available\r\n' }),
      'banner',
      'service-not-available',
    ],
    ['554 as greeting', answers({ '': '554 5.7.1 no\r\n' }), 'banner', 'greeting-refused'],
    ['421 to EHLO', answers({ '': GREETING, EHLO: '421 4.3.2 busy\r\n' }), 'ehlo', 'service-not-available'],
    ['EHLO refused', answers({ '': GREETING, EHLO: '502 5.5.1 what\r\n' }), 'ehlo', 'ehlo-refused'],
    ['another protocol', answers({ '': 'SSH-2.0-OpenSSH_9.2\r\n' }), 'banner', 'not-smtp'],
    ['a greeting without end', answers({ '': '2'.repeat(70_000) }), 'banner', 'reply-too-long'],
    ['silence', answers({}), 'banner', 'timeout'],
    ['a half-open connection', answers({ '': (socket) => socket.end() }), 'banner', 'connection-closed'],
    ['a hang after EHLO', answers({ '': GREETING }), 'ehlo', 'timeout'],
  ])('%s', async (_name, script, stage, code) => {
    const { endpoint, server } = await walk(script);
    expect(endpoint.fault).toMatchObject({ stage, code });
    expect(endpoint.tls).toBeNull();
    expect(endpoint.stages.find((result) => result.stage === stage)?.outcome).toBe('failed');
    expect(server.received.join('\n')).not.toMatch(/MAIL FROM/i);
  });

  it('names the signature of event 12014 (§B.2): X-ANONYMOUSTLS without STARTTLS', async () => {
    const ehlo = '250-EX01.contoso.local Hello\r\n250-X-ANONYMOUSTLS\r\n250 AUTH NTLM\r\n';
    const { endpoint } = await walk(answers({ '': GREETING, EHLO: ehlo, QUIT }));
    expect(endpoint.fault?.code).toBe('starttls-not-offered');
    expect(endpoint.fault?.text).toContain('12014');
    expect(endpoint.startTlsOffered).toBe(false);
  });
});

describe('manners', () => {
  it('waits for the banner before it speaks, and takes leave', async () => {
    const { endpoint, server } = await walk((line, socket) => {
      if (line === '') setTimeout(() => socket.write(spokeEarly(socket) ? '554 early\r\n' : GREETING), 100);
      else answers({ EHLO: PLAIN_EHLO, QUIT })(line, socket);
    });
    expect(endpoint.banner).toBe('220 mail.contoso.com ready');
    expect(server.received).toEqual(['EHLO [127.0.0.1]', 'QUIT']);
  });

  it('keeps a reply that comes in pieces whole, and once in the transcript', async () => {
    const { endpoint } = await walk((line, socket) => {
      if (line !== '') return answers({ EHLO: PLAIN_EHLO, QUIT })(line, socket);
      [...'220-mail\r\n220 ready\r\n'].forEach((character, at) =>
        setTimeout(() => socket.write(character), at * 4),
      );
    });
    expect(endpoint.banner).toBe('220-mail / 220 ready');
    expect(endpoint.transcript.slice(0, 3).map(({ direction, text }) => `${direction} ${text}`)).toEqual([
      '< 220-mail',
      '< 220 ready',
      '> EHLO [127.0.0.1]',
    ]);
  });
});

function spokeEarly(socket: { readonly bytesRead: number }): boolean {
  return socket.bytesRead > 0;
}

describe('limits', () => {
  it('refuses options that cannot be', async () => {
    await expect(probe([], { timeouts: { banner: 0 } })).rejects.toThrow(TypeError);
    await expect(probe([], { concurrency: 1.5 })).rejects.toThrow(TypeError);
    await expect(probe([], { ehloName: 'a\r\nMAIL FROM:<>' })).rejects.toThrow(TypeError);
  });

  it('stops when asked to, and when the time for everything is spent', async () => {
    const controller = new AbortController();
    const stopped = walk(answers({}), { timeouts: { banner: 60_000 }, signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    expect((await stopped).endpoint.fault?.code).toBe('aborted');
    const spent = await walk(answers({}), { timeouts: { banner: 60_000 }, budget: 100 });
    expect(spent.endpoint.fault?.code).toBe('budget-spent');
  });

  it('never has more connections open than it may', async () => {
    let open = 0;
    let most = 0;
    const server = await start((line, socket) => {
      if (line !== '') return;
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        socket.write('421 no\r\n');
      }, 10);
    });
    const hosts = await probe(
      Array.from({ length: 12 }, () => ({ host: '127.0.0.1', port: server.port })),
      { timeouts: SHORT, concurrency: 3 },
    );
    expect(hosts).toHaveLength(12);
    expect(most).toBeLessThanOrEqual(3);
  });
});

describe('addresses', () => {
  it('tells of a name without address', async () => {
    const [host] = await probe([{ host: 'mail.contoso.com' }], {
      resolve: () => Promise.reject(Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' })),
    });
    expect(host).toMatchObject({
      addresses: [],
      endpoints: [],
      fault: { stage: 'resolve', code: 'name-not-found' },
    });
  });

  it('goes on to the next address when one does not answer; or takes all', async () => {
    const server = await start(answers({ '': GREETING, EHLO: PLAIN_EHLO, QUIT }));
    const resolve = () => Promise.resolve(['127.0.0.9', '127.0.0.1', '127.0.0.1']);
    const targets = [{ host: 'mail.contoso.com', port: server.port }];
    const codes = async (addresses: 'first' | 'all') => {
      const [host] = await probe(targets, { resolve, addresses, timeouts: SHORT });
      return host?.endpoints.map(({ address, fault }) => `${address} ${fault?.code ?? ''}`);
    };
    expect(await codes('first')).toEqual(['127.0.0.9 connection-refused', '127.0.0.1 starttls-not-offered']);
    expect(await codes('all')).toEqual([
      '127.0.0.9 connection-refused',
      '127.0.0.1 starttls-not-offered',
      '127.0.0.1 starttls-not-offered',
    ]);
  });
});
