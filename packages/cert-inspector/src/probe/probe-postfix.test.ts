import { buildCertificate, CONTOSO, privateKeyPem, setupCertificate } from '@hybrid-mailflow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostfix, whyNoPostfix, type Postfix } from '../../test/postfix.js';
import { probe, type EndpointProbe, type ProbeOptions } from './index.js';

const { intermediate, mail } = CONTOSO;
const missing = whyNoPostfix();
if (missing !== undefined) console.warn(`The probe is not tested against a real mail server: ${missing}.`);

const GOOD = { chain: mail.pem + intermediate.pem, key: privateKeyPem('leaf') };
const expired = buildCertificate({
  ...mail.options,
  serialNumber: '0A4F6C19E2D38B7705C1F98E3A62B4CF',
  notBefore: '2023-01-15T00:00:00Z',
  notAfter: '2024-02-01T23:59:59Z',
});
const otherName = buildCertificate({
  ...mail.options,
  subject: [['CN', 'gateway.fabrikam.com']],
  dnsNames: ['gateway.fabrikam.com'],
  serialNumber: '51',
});
const setup = setupCertificate('EX02', 'server-2', '52', '2026-11-13T09:41:07Z');

const LISTENERS = {
  good: GOOD,
  withoutIntermediate: { ...GOOD, chain: mail.pem },
  expired: { ...GOOD, chain: expired.pem + intermediate.pem },
  selfSigned: { chain: setup.pem, key: privateKeyPem('server-2') },
  otherName: { ...GOOD, chain: otherName.pem + intermediate.pem },
  tls12: { ...GOOD, protocols: '<=TLSv1.2' },
  tls13: { ...GOOD, protocols: '>=TLSv1.3' },
  withoutTls: {},
  asking: { ...GOOD, askClientCertificate: true },
} as const;

describe.skipIf(missing !== undefined)(`the probe against Postfix (${missing ?? 'installed'})`, () => {
  let postfix: Postfix<keyof typeof LISTENERS>;
  beforeAll(async () => {
    postfix = await startPostfix(LISTENERS);
  });
  afterAll(() => postfix.stop());

  async function walk(listener: keyof typeof LISTENERS, options: ProbeOptions = {}) {
    const targets = [{ host: '127.0.0.1', port: postfix.ports[listener] }];
    const [host] = await probe(targets, { expect: 'mail.contoso.com', ...options });
    const [endpoint] = host?.endpoints ?? [];
    if (!endpoint) throw new Error('no endpoint');
    return endpoint;
  }

  const thumbprints = ({ chain }: EndpointProbe) => chain.map(({ thumbprint }) => thumbprint);

  it('walks every stage of a good server', async () => {
    const endpoint = await walk('good');
    expect(endpoint.fault).toBeNull();
    expect(endpoint.stages.map(({ outcome }) => outcome)).toEqual(Array(8).fill('ok'));
    expect(endpoint.banner).toBe('220 mail.contoso.com ESMTP Postfix');
    expect(endpoint.keywordsBeforeTls).toContain('STARTTLS');
    expect(endpoint.keywordsAfterTls).not.toContain('STARTTLS');
    expect(thumbprints(endpoint)).toEqual([mail.thumbprint, intermediate.thumbprint]);
    expect(endpoint.expected?.match.result).toBe('match');
    expect(endpoint.tls?.protocol).toBe('TLSv1.3');
  });

  it.each([
    ['withoutIntermediate', [mail.thumbprint], 'match'],
    ['expired', [expired.thumbprint, intermediate.thumbprint], 'match'],
    ['selfSigned', [setup.thumbprint], 'no-match'],
    ['otherName', [otherName.thumbprint, intermediate.thumbprint], 'no-match'],
  ] as const)('shows the certificates of the server %s as they were sent', async (listener, sent, match) => {
    const endpoint = await walk(listener);
    expect(thumbprints(endpoint)).toEqual(sent);
    expect(endpoint.expected?.match.result).toBe(match);
    expect(endpoint.fault).toBeNull();
  });

  it.each([
    ['tls12', 'TLSv1.2', [true, false]],
    ['tls13', 'TLSv1.3', [false, true]],
  ] as const)('tries the versions separately against the server %s', async (listener, protocol, accepted) => {
    const endpoint = await walk(listener, { versions: true });
    expect(endpoint.tls?.protocol).toBe(protocol);
    expect(endpoint.chain).toHaveLength(2);
    expect(endpoint.versions.map((version) => version.accepted)).toEqual(accepted);
    expect(endpoint.versions.find((version) => !version.accepted)?.text).toContain('handshake failed');
  });

  it('says that STARTTLS is not offered', async () => {
    const { fault, stages } = await walk('withoutTls');
    expect(fault).toMatchObject({ stage: 'starttls', code: 'starttls-not-offered' });
    expect(stages.map(({ outcome }) => outcome).join(' ')).toBe('ok ok ok failed skipped skipped skipped ok');
  });

  it('presents a client certificate where it is asked for one', async () => {
    const clientCertificate = { cert: mail.pem, key: privateKeyPem('leaf') };
    const endpoint = await walk('asking', { clientCertificate });
    expect(endpoint.clientCertificateRequested).toBe(true);
    expect(endpoint.fault).toBeNull();
    expect((await walk('good')).clientCertificateRequested).toBe(false);
  });
});
