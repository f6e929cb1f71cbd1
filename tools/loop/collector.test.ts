import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findEvidence, readWholeStream } from '../../apps/evidence-files/src/index.js';
import type { Diagnosis } from '../../packages/diagnosis/src/index.js';
import { CONTOSO } from '../testing/src/index.js';
import { findPowershell } from '../../packages/remediation/test/powershell/find-powershell.js';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { LOOPS } from './loops.js';
import { PlayedOrganization } from './played-organization.js';

const { missing, version } = findPowershell();
const [founding] = LOOPS;

describe.skipIf(missing !== '')(`the collectors, run in PowerShell ${version}${missing}`, () => {
  let session: PowershellSession;
  let organization: PlayedOrganization;
  beforeAll(() => {
    // What Windows says of certificates is asked on the server the script runs on only.
    session = new PowershellSession({ COMPUTERNAME: 'EX01' });
  });
  afterAll(() => session.end());
  beforeEach(() => {
    if (founding === undefined) throw new Error('no founding loop');
    organization = new PlayedOrganization(session, founding.state());
  });
  afterEach(() => organization.remove());

  async function collected(given: Readonly<Record<string, unknown>> = {}): Promise<Map<string, string>> {
    const { archives } = await organization.collect(given);
    const { items, unreadable } = await findEvidence(archives, { cwd: organization.folder });
    expect(unreadable).toEqual([]);
    const texts = new Map<string, string>();
    for (const { label, bytes } of items) {
      const whole = bytes instanceof Uint8Array ? bytes : await readWholeStream(bytes());
      const name = /\/(exchange-[a-z]+)-[^/]*\.zip\/(.*)$/.exec(label) ?? [];
      texts.set(`${name[1] ?? ''}/${name[2] ?? ''}`, new TextDecoder().decode(whole));
    }
    return texts;
  }
  /** What the diagnosis took each file of the servers for. */
  async function evidenceRead(): Promise<Record<string, unknown>> {
    const { archives } = await organization.collect();
    const { output } = await organization.type('diagnose', ...archives, '--format', 'json');
    const { evidence } = JSON.parse(output) as Diagnosis;
    return Object.fromEntries(evidence.map((summary) => [summary.item.replace(/^.*\.zip\//, ''), summary]));
  }

  const objects = (text = '[]') => JSON.parse(text) as Record<string, unknown>[];
  const reads = (texts: Map<string, string>, side: string) =>
    (JSON.parse(texts.get(`${side}/manifest.json`) ?? '{}') as { reads: Record<string, unknown>[] }).reads;

  it('write what each other form of export loses: whole lists, services, the internal certificate', async () => {
    const texts = await collected();
    const connectors = objects(texts.get('exchange-server/EX01/receive-connectors.json'));
    expect(connectors.find(({ Name }) => Name === 'Default Frontend EX01')).toMatchObject({
      AuthMechanism: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer',
      Bindings: ['[::]:25', '0.0.0.0:25'],
      TlsCertificateName: expect.stringMatching(/^<I>.*<S>CN=mail\.contoso\.com/) as unknown,
      TlsDomainCapabilities: ['mail.protection.outlook.com:AcceptCloudServicesMail'],
      RequireTLS: false,
    });
    const certificates = objects(texts.get('exchange-server/EX02/certificates.json'));
    expect(certificates.find(({ Subject }) => Subject === 'CN=EX02')).toMatchObject({
      Server: 'EX02',
      Services: 'IIS, SMTP',
      NotAfter: '2031-11-13T09:41:07.0000000Z',
      CertificateDomains: ['EX02', 'EX02.contoso.local'],
    });
    expect(objects(texts.get('exchange-server/EX02/transport-service.json'))[0]).toMatchObject({
      InternalTransportCertificateThumbprint: certificates.find(({ Subject }) => Subject === 'CN=EX02')?.[
        'Thumbprint'
      ],
    });
  }, 60_000);

  it('carry the bytes of each certificate, and the diagnosis reads them', async () => {
    const { der, thumbprint } = CONTOSO.mail;
    organization.change(({ certificates }) => {
      const [mail] = certificates['EX01']?.filter(({ Thumbprint }) => Thumbprint === thumbprint) ?? [];
      if (mail === undefined) throw new Error('EX01 has not the certificate of the case');
      // What only the bytes tell right: the name printed is cut, as a narrow console leaves it.
      Object.assign(mail, {
        RawData: Buffer.from(der).toString('base64'),
        Subject: 'CN=mail.contoso.com, O=Con...',
      });
    });
    const { archives } = await organization.collect();
    const { output } = await organization.type('diagnose', ...archives, '--format', 'json');
    const { predictions } = JSON.parse(output) as Diagnosis;
    expect(predictions.find(({ server }) => server === 'EX01')?.certificate).toMatchObject({
      subject: 'CN=mail.contoso.com, O=Contoso Ltd, L=London, C=GB',
      thumbprint,
    });
  }, 60_000);

  it('test the chains of the local server, and the diagnosis reads what Windows said', async () => {
    const texts = await collected();
    expect(objects(texts.get('exchange-server/EX01/test-certificate.json'))).toContainEqual(
      expect.objectContaining({
        Server: 'EX01',
        Valid: false,
        Warnings: ['Chain status:\nCERT_TRUST_IS_UNTRUSTED_ROOT'],
      }),
    );
    expect(await evidenceRead()).toMatchObject({
      'EX01/test-certificate.json': { summary: expect.stringMatching(/^\d certificate tests?$/) as unknown },
    });
  }, 60_000);

  it('find the connectors that plain Get-OutboundConnector hides', async () => {
    organization.change(({ cloud }) => {
      const [outbound] = cloud['OutboundConnector'] ?? [];
      cloud['OutboundConnector']?.push(
        { ...outbound, Name: 'By rule', Identity: 'By rule', IsTransportRuleScoped: true },
        { ...outbound, Name: 'Trial', Identity: 'Trial', TestMode: true },
      );
    });
    const texts = await collected();
    const names = (file: string) => objects(texts.get(`exchange-online/${file}`)).map(({ Name }) => Name);
    expect(names('outbound-connectors.json')).toHaveLength(1);
    expect(names('outbound-connectors-rule-scoped.json')).toEqual(['By rule']);
    expect(names('outbound-connectors-test-mode.json')).toContain('Trial');
  }, 60_000);

  it('take logs of the time window only, the newest up to the limit', async () => {
    organization.addLog('EX01', 'RECV-now.LOG', new Uint8Array(700_000), 1);
    organization.addLog('EX01', 'RECV-earlier.LOG', new Uint8Array(700_000), 3);
    organization.addLog('EX01', 'RECV-old.LOG', new Uint8Array(10), 50);
    const { archives, said } = await organization.collect(
      {},
      { Hours: 24, MaxLogMegabytes: 1, Server: ['EX01'] },
    );
    expect(said[0]?.output).toContain('the first 1 read, there are more');
    const { items } = await findEvidence(archives, { cwd: organization.folder });
    const names = items.map(({ label }) => label.split('/').at(-1));
    expect(names).toContain('RECV-now.LOG');
    expect(names).not.toContain('RECV-earlier.LOG');
    expect(names).not.toContain('RECV-old.LOG');
    expect(items.some(({ label }) => label.includes('EX02'))).toBe(false);
  }, 60_000);

  it('take events and messages of the time window only', async () => {
    const event = (hour: string, Id: number) => ({
      Server: 'EX01',
      LogName: 'Application',
      ProviderName: 'MSExchangeFrontEndTransport',
      TimeCreated: `2026-11-${hour}:00:00Z`,
      Id,
      Message: `event ${Id}`,
    });
    organization.change((state) => {
      Object.assign(state, {
        events: [event('23T21', 12014), event('23T22', 4711), event('22T23', 12016)],
        tracking: [
          { Server: 'EX01', MessageId: '<1@x>', EventId: 'DEFER', Timestamp: '2026-11-23T23:00:00Z' },
          { Server: 'EX01', MessageId: '<2@x>', EventId: 'DEFER', Timestamp: '2026-11-22T23:00:00Z' },
        ],
      });
    });
    organization.change((state) => {
      Object.assign(state, {
        Win32_Process: [
          {
            Server: 'EX01',
            Name: 'MSExchangeFrontendTransport.exe',
            ProcessId: 4,
            CreationDate: '2026-11-01T00:00:00Z',
          },
        ],
      });
    });
    const texts = await collected();
    expect(await evidenceRead()).toMatchObject({
      'EX01/events-transport.json': { records: 1, format: 'json' },
      'EX01/processes.json': { records: 1, summary: expect.stringContaining('service') as unknown },
      'EX01/tracking-defer.json': { records: 1 },
    });
    expect(objects(texts.get('exchange-server/EX01/events-transport.json')).map(({ Id }) => Id)).toEqual([
      12014,
    ]);
    const deferred = objects(texts.get('exchange-server/EX01/tracking-defer.json'));
    expect(deferred.map(({ MessageId }) => MessageId)).toEqual(['<1@x>']);
    expect(texts.has('exchange-server/EX01/tracking-fail.json')).toBe(false);
  }, 60_000);

  it('record a read that failed as failed, and the diagnosis tells it from nothing there', async () => {
    organization.change((state) => {
      state.faults = [{ cmdlet: 'Get-ExchangeCertificate', unreachable: 'EX02' }];
    });
    const { archives, said } = await organization.collect();
    expect(said[0]?.output).toContain('FAILED: The remote server EX02 is unreachable');
    const { output } = await organization.type('diagnose', ...archives, '--format', 'json');
    const diagnosis = JSON.parse(output) as Diagnosis;
    expect(diagnosis.issues).toContainEqual(
      expect.objectContaining({
        code: 'COLLECTION_READ_FAILED',
        text: expect.stringContaining('Get-ExchangeCertificate -Server EX02') as unknown,
      }),
    );
    expect(diagnosis.predictions.find(({ server }) => server === 'EX02')?.outcome).not.toBe('delivered');
    expect(diagnosis.causes.filter(({ confidence }) => confidence === 'certain')).toEqual([]);
  }, 60_000);

  it('with -Redact write no address and no subject, and equal hashes for equal values on both sides', async () => {
    const queue = {
      Server: 'EX01',
      Identity: 'EX01\\3',
      LastError: '[{LED=450 4.7.320 for Anna.Meier@contoso.com}]',
    };
    organization.change((state) => {
      Object.assign(state, {
        queues: [queue],
        tracking: [
          {
            Server: 'EX01',
            MessageId: '<1@contoso.com>',
            MessageSubject: 'Salary',
            Timestamp: '2026-11-23T20:00:00Z',
            EventId: 'FAIL',
            Recipients: ['anna.meier@contoso.com'],
          },
        ],
        messageTrace: [
          {
            MessageId: '<1@contoso.com>',
            MessageTraceId: 't',
            Subject: 'Salary',
            Status: 'Failed',
            RecipientAddress: 'anna.meier@contoso.com',
          },
        ],
      });
    });
    const row = [
      'RCPT TO:<anna.meier@contoso.com>,',
      "MAIL FROM:<o'brien.sean@contoso.com> SIZE=7 XOORG=contoso.com,",
      'MAIL FROM:<prvs=1234abcd=anna.meier@contoso.com>,',
      '*,CONTOSO\\anna.meier,authenticated',
      '*,User Name: anna.meier,Inbound authentication failed because of LogonDenied',
      '*,User Name: CONTOSO\\anna.meier|Tarpit for 5 seconds,',
      '*,User Name: NULL,LogonDenied',
      'RCPT TO:</o=ExchangeLabs/ou=Group/cn=Recipients/cn=anna.meier>,',
      '250 mail.contoso.com Hello [203.0.113.7],',
    ]
      .map(
        (data) =>
          `2026-11-23T20:00:00.000Z,EX01\\Default Frontend EX01,08D,7,10.0.0.1:25,203.0.113.7:4711,<,${data}\r\n`,
      )
      .join('');
    organization.addLog('EX01', 'RECV-now.LOG', new TextEncoder().encode(row), 1);
    const texts = await collected({ Redact: true, RedactionKey: 'k' });
    const all = [...texts.values()].join('\n');
    expect(all).not.toMatch(/anna|meier|brien|sean|Salary/i);
    const hash = /h-[0-9a-f]{12}(?=@contoso\.com)/.exec(
      texts.get('exchange-server/EX01/queues.json') ?? '',
    )?.[0];
    expect(hash).toBeDefined();
    const log = texts.get('exchange-server/EX01/FrontEnd/SmtpReceive/RECV-now.LOG') ?? '';
    const of = (text: string) => log.split('\r\n').find((line) => line.includes(text));
    expect(of('RCPT TO:<h-')).toContain(`RCPT TO:<${hash ?? ''}@contoso.com>`);
    expect(of('prvs=')).toContain(`<prvs=1234abcd=${hash ?? ''}@contoso.com>`);
    expect(of(',authenticated')).toContain(`*,CONTOSO\\${hash ?? ''},authenticated`);
    expect(of('Inbound authentication')).toContain(`*,User Name: ${hash ?? ''},Inbound`);
    expect(of('Tarpit')).toContain(`User Name: CONTOSO\\${hash ?? ''}|Tarpit`);
    expect(of('NULL')).toContain('User Name: NULL,LogonDenied');
    expect(of('Recipients')).toContain(`/cn=Recipients/cn=${hash ?? ''}>`);
    expect(of('Hello')).toContain(
      'EX01\\Default Frontend EX01,08D,7,10.0.0.1:25,203.0.113.7:4711,<,250 mail.contoso.com',
    );
    expect(texts.get('exchange-online/message-trace-failed.json')).toContain(`"${hash ?? ''}@contoso.com"`);
    expect(objects(texts.get('exchange-server/EX01/tracking-fail.json'))[0]).toMatchObject({
      MessageSubject: expect.stringMatching(/^h-[0-9a-f]{12}$/) as unknown,
    });
    expect(
      reads(texts, 'exchange-server').every(({ status }) => status === 'ok' || status === 'failed'),
    ).toBe(true);
  }, 60_000);

  it('change nothing', async () => {
    const before = organization.settings;
    await organization.collect();
    expect(organization.settings).toEqual(before);
    expect(organization.state.log).toEqual([]);
  }, 60_000);
});
