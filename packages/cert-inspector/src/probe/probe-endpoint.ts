import { createConnection, isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Certificate } from '../certificate.js';
import { matchName } from '../match-name.js';
import { parseCertificates } from '../parse-certificates.js';
import type { EndpointProbe, ProbedTls, VersionProbe } from './endpoint-probe.js';
import { PROBE_STAGES, ProbeFault, toFault } from './fault.js';
import { startHandshake, type Handshake } from './handshake.js';
import { isMaskedBanner, keywordsOf, whyNoStartTls } from './offered-keywords.js';
import type { ResolvedProbeOptions, TlsVersion } from './options.js';
import { SmtpConversation, type SmtpReply } from './smtp-conversation.js';
import { StageRecorder } from './stage-recorder.js';
import { Transcript } from './transcript.js';

export interface Endpoint {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

type Findings = { -readonly [Key in keyof EndpointProbe]?: EndpointProbe[Key] };

/** Walks one address, and where asked for each TLS version of it. Never rejects for what the server does. */
export async function probeEndpoint(
  endpoint: Endpoint,
  options: ResolvedProbeOptions,
  stop: AbortSignal,
): Promise<EndpointProbe> {
  const probe = await new Walk(endpoint, options, stop).run();
  if (!options.versions || probe.startTlsOffered !== true) return probe;
  const versions: VersionProbe[] = [];
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const { tls, fault } = await new Walk(endpoint, options, stop, version).run();
    versions.push({ version, accepted: tls !== null, text: tls?.cipher ?? fault?.text ?? '' });
  }
  return { ...probe, versions };
}

/** One connection, from connect to quit. */
class Walk {
  readonly #transcript = new Transcript();
  readonly #recorder: StageRecorder;
  readonly #found: Findings = {};
  #socket: Socket | undefined;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly options: ResolvedProbeOptions,
    stop: AbortSignal,
    private readonly version?: TlsVersion,
  ) {
    this.#recorder = new StageRecorder(stop);
  }

  async run(): Promise<EndpointProbe> {
    try {
      await this.#walk();
    } catch (error) {
      if (!(error instanceof ProbeFault)) throw error;
      this.#transcript.note(error.message);
    } finally {
      this.#socket?.destroy();
    }
    return {
      ...this.endpoint,
      stages: PROBE_STAGES.slice(1).map((stage) => this.#recorder.result(stage)),
      fault: this.#recorder.fault,
      banner: null,
      bannerMasked: false,
      keywordsBeforeTls: null,
      keywordsAfterTls: null,
      startTlsOffered: null,
      tls: null,
      chain: [],
      clientCertificateRequested: null,
      expected: null,
      versions: [],
      transcript: this.#transcript.lines,
      ...this.#found,
    };
  }

  async #walk(): Promise<void> {
    const { timeouts } = this.options;
    const socket = await this.#recorder.run(
      'connect',
      timeouts.connect,
      () => this.#connect(),
      () => '',
    );
    const plain = new SmtpConversation(socket, this.#transcript);
    await this.#greet(plain);
    const ehlo = `EHLO ${this.options.ehloName ?? addressLiteral(socket)}`;
    await this.#offer(plain, ehlo);
    await this.#startTls(plain);
    const handshake = this.#shakeHands(socket);
    await this.#agree(handshake);
    const secured = new SmtpConversation(handshake.socket, this.#transcript);
    const after = await this.#recorder.run(
      'ehlo-after-tls',
      timeouts.ehlo,
      async () =>
        keywordsOf(accepted(await secured.command(ehlo), 'ehlo-refused', 'EHLO after TLS was refused')),
      countOf,
    );
    this.#found.keywordsAfterTls = after;
    await this.#quit(secured);
  }

  #connect(): Promise<Socket> {
    const { address, port } = this.endpoint;
    return new Promise((resolve, reject) => {
      const socket = createConnection({ host: address, port, noDelay: true });
      this.#socket = socket;
      socket.once('connect', () => resolve(socket));
      socket.once('error', (error) => reject(toFault(error, 'connection-failed')));
      // Later errors reach the conversation; this one keeps an error of a socket given up from ending the process.
      socket.on('error', () => undefined);
    });
  }

  async #greet(plain: SmtpConversation): Promise<void> {
    await this.#recorder.run(
      'banner',
      this.options.timeouts.banner,
      async () => {
        const reply = await plain.reply();
        this.#found.banner = reply.text;
        this.#found.bannerMasked = isMaskedBanner(reply.text);
        return accepted(reply, 'greeting-refused', 'The server refuses to serve');
      },
      ({ text }) => text,
    );
  }

  async #offer(plain: SmtpConversation, ehlo: string): Promise<void> {
    const keywords = await this.#recorder.run(
      'ehlo',
      this.options.timeouts.ehlo,
      async () => keywordsOf(accepted(await plain.command(ehlo), 'ehlo-refused', 'EHLO was refused')),
      countOf,
    );
    this.#found.keywordsBeforeTls = keywords;
    const missing = whyNoStartTls(keywords, this.#found.bannerMasked ?? false);
    this.#found.startTlsOffered = missing === undefined;
    if (missing) await this.#takeLeave(plain, missing);
  }

  /** Notes that there is no STARTTLS, and says QUIT all the same. */
  async #takeLeave(plain: SmtpConversation, missing: ProbeFault): Promise<void> {
    const { timeouts } = this.options;
    try {
      await this.#recorder.run(
        'starttls',
        timeouts.starttls,
        () => Promise.reject(missing),
        () => '',
      );
    } finally {
      await this.#quit(plain);
    }
  }

  async #quit(conversation: SmtpConversation): Promise<void> {
    await this.#recorder.run(
      'quit',
      this.options.timeouts.quit,
      () => conversation.command('QUIT'),
      ({ text }) => text,
    );
  }

  async #startTls(plain: SmtpConversation): Promise<void> {
    await this.#recorder.run(
      'starttls',
      this.options.timeouts.starttls,
      async () => {
        const reply = accepted(await plain.command('STARTTLS'), 'starttls-refused', 'STARTTLS was refused');
        // RFC 3207 §6: what was sent before the handshake must not be taken for something that was protected.
        if (plain.detach().length > 0) {
          const text =
            'The server, or somebody on the way, sent more in clear text behind its reply to STARTTLS.';
          throw new ProbeFault('data-before-handshake', text);
        }
        return reply;
      },
      ({ text }) => text,
    );
  }

  #shakeHands(socket: Socket): Handshake {
    return startHandshake(socket, {
      serverName: this.endpoint.host,
      minVersion: this.version ?? 'TLSv1.2',
      maxVersion: this.version ?? 'TLSv1.3',
      clientCertificate: this.options.clientCertificate,
    });
  }

  async #agree(handshake: Handshake): Promise<void> {
    try {
      const tls = await this.#recorder.run(
        'handshake',
        this.options.timeouts.handshake,
        async () => {
          await handshake.done;
          return tlsOf(handshake.socket);
        },
        ({ protocol, cipher }) => `${protocol} ${cipher}`,
        'handshake-failed',
      );
      this.#found.tls = tls;
      this.#transcript.note(`TLS: ${tls.protocol}, ${tls.cipher}`);
    } finally {
      // A server whose certificates broke the handshake has sent them all the same.
      const { chain = [], clientCertificateRequested } = handshake.flight();
      this.#found.clientCertificateRequested = clientCertificateRequested;
      await this.#certificate(chain);
    }
  }

  async #certificate(chain: readonly Uint8Array[]): Promise<void> {
    if (chain.length === 0) return;
    const { host, address, port } = this.endpoint;
    const item = `${host} ${address}:${port}`;
    const read = (): Promise<readonly Certificate[]> => {
      const certificates = chain.flatMap((der) => parseCertificates(der, { item }).records);
      this.#found.chain = certificates;
      const [leaf] = certificates;
      if (!leaf)
        return Promise.reject(new ProbeFault('certificate-unreadable', 'The certificate cannot be read.'));
      const { expect } = this.options;
      if (expect !== undefined) this.#found.expected = { name: expect, match: matchName(expect, leaf) };
      return Promise.resolve(certificates);
    };
    await this.#recorder.run('certificate', this.options.timeouts.handshake, read, ([leaf, ...others]) =>
      [leaf?.subject ?? '', ...(others.length > 0 ? [`and ${others.length} more sent`] : [])].join(' '),
    );
  }
}

/** A positive reply; otherwise the fault. 421 closes the channel whatever was asked (RFC 5321 §3.8). */
function accepted(
  reply: SmtpReply,
  refused: 'greeting-refused' | 'ehlo-refused' | 'starttls-refused',
  words: string,
): SmtpReply {
  if (reply.code < 400 && reply.code >= 200) return reply;
  if (reply.code === 421) {
    throw new ProbeFault(
      'service-not-available',
      `The server closes the connection: ${reply.text}`,
      reply.text,
    );
  }
  throw new ProbeFault(refused, `${words}: ${reply.text}`, reply.text);
}

function countOf(keywords: readonly string[]): string {
  return `${keywords.length} ${keywords.length === 1 ? 'keyword' : 'keywords'}`;
}

/** RFC 5321 §4.1.3: what a client without a name of its own says in EHLO. */
function addressLiteral({ localAddress = '127.0.0.1' }: Socket): string {
  return isIP(localAddress) === 6 ? `[IPv6:${localAddress}]` : `[${localAddress}]`;
}

function tlsOf(socket: TLSSocket): ProbedTls {
  const { standardName } = socket.getCipher();
  const ephemeral = socket.getEphemeralKeyInfo();
  const key =
    ephemeral !== null && 'type' in ephemeral
      ? [ephemeral.type, 'name' in ephemeral ? ephemeral.name : '', ephemeral.size]
          .filter((part) => part)
          .join(' ')
      : null;
  return { protocol: socket.getProtocol() ?? '', cipher: standardName, keyExchange: key === '' ? null : key };
}
