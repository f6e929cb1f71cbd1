import { describe, expect, it } from 'vitest';
import { causesOf, fact, reason, trace } from '../../../test/causes.js';
import { diagnose } from '../../diagnose.js';
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

describe('one server exported of more', () => {
  const rows = (failing: number) =>
    Array.from({ length: 24 }, (_, minute) => ({
      minute,
      ...(minute < failing && { failed: 'SubjectMismatch' }),
    }));

  it('leaves the cause on another server possible where only some attempts fail (§J.a)', async () => {
    const [first] = await causesOf([server('EX01')], { items: [trace(rows(12))] });
    expect(first).toMatchObject({
      id: 'server-without-tls-certificate-name',
      confidence: 'low',
      servers: [],
    });
    expect(first?.reasons.join('\n')).toContain('given of EX01 alone');
  });

  it('excludes it where all fail, or where every server was exported', async () => {
    const ids = async (...given: Parameters<typeof causesOf>) =>
      (await causesOf(...given)).map(({ id }) => id);
    const name = 'server-without-tls-certificate-name';
    expect(await ids([server('EX01')], { items: [trace(rows(24))] })).not.toContain(name);
    expect(await ids([server('EX01'), server('EX02')], { items: [trace(rows(12))] })).not.toContain(name);
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

/** The log of Default Frontend of EX02, which sends its setup certificate to a peer. */
const log = (peer: string) => ({
  label: 'RECV.LOG',
  bytes: new TextEncoder().encode(
    [
      '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context',
      ...[
        '<,STARTTLS,',
        `*," CN=EX02 CN=EX02 0123456789ABCDEF0123456789ABCDEF ${'B'.repeat(40)} 2026-01-01T00:00:00.000Z 2031-01-01T00:00:00.000Z EX02;EX02.contoso.com",Sending certificate Subject Issuer name Serial number Thumbprint Not before Not after Subject alternate names`,
      ].map(
        (row, at) =>
          `2026-11-03T10:00:00.000Z,EX02\\Default Frontend EX02,08DE0000000000A1,${at},10.0.0.2:25,${peer},${row}`,
      ),
    ].join('\r\n'),
  ),
});

describe('a log without Exchange Online', () => {
  it('shows by other senders on the Internet which certificate a connector sends', async () => {
    const { causes } = await diagnose([log('192.0.2.7:4711')], { asOf: '2026-11-24' });
    expect(causes[0]).toMatchObject({
      id: 'server-without-tls-certificate-name',
      confidence: 'low',
      servers: ['EX02'],
    });
  });

  it('shows nothing by senders inside, to whom the certificate of setup is right', async () => {
    expect((await diagnose([log('10.0.0.9:4711')], { asOf: '2026-11-24' })).causes).toEqual([]);
  });
});

it('takes a timeout of a connector that an Edge subscription made for one of the Edge servers', async () => {
  const text =
    "Server at edgesync - default-first-site-name to internet (192.0.2.7) returned '400 4.4.7 Message delayed'\n" +
    "10/21/2026 10:43:36 AM - Server at edgesync - default-first-site-name to internet (192.0.2.7) returned '451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketTimedout: Socket error code 10060'";
  const items = [{ label: 'ndr.txt', bytes: new TextEncoder().encode(text) }];
  const { causes } = await diagnose(items, { asOf: '2026-11-24' });
  expect(causes[0]).toMatchObject({ id: 'edge-subscription-stale', confidence: 'low' });
});
