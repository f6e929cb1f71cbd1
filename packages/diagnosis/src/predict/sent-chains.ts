import {
  inspectChain,
  nodeTrustStore,
  parseCertificates,
  type Certificate,
  type TrustStore,
  type TrustVerdict,
} from '@hybrid-mailflow/cert-inspector';
import type { SmtpEndpoint } from '@hybrid-mailflow/trace-parser';
import type { EndpointView } from '../observe/endpoints.js';

/** What the evidence shows of the chain of a certificate. */
export interface SentChain {
  readonly verdict: TrustVerdict;
  /** As a server sent it; else put together from files, so that it is known what exists, not what is sent. */
  readonly sent: boolean;
  readonly leaf: Certificate;
  /** Certificates of the chain, the leaf among them. */
  readonly length: number;
}

/** A transcript, and the server (upper case) that is known to have sent it. */
type Transcript = Pick<EndpointView, 'endpoint' | 'server'>;

/**
 * Finds and judges chains in transcripts and files; the stores are read when the first chain is. Servers with one certificate
 * send the intermediates they hold themselves: what one server sent says nothing of another.
 */
export class SentChains {
  readonly #transcripts = new Map<string, readonly Certificate[]>();
  readonly #files: readonly Certificate[];
  readonly #asOf: string;
  readonly #openStores: () => readonly TrustStore[];
  readonly #judged = new Map<string, SentChain | undefined>();
  #stores: readonly TrustStore[] | undefined;

  /** @param stores the roots Exchange Online is taken to trust: by default those bundled with Node.js. */
  constructor(
    transcripts: readonly Transcript[],
    files: readonly Certificate[],
    asOf: string,
    openStores: () => readonly TrustStore[] = () => [nodeTrustStore()],
  ) {
    this.#files = files.filter(({ der }) => der !== undefined);
    this.#asOf = asOf;
    this.#openStores = openStores;
    for (const { endpoint, server } of transcripts) {
      const chain = chainOf(endpoint);
      const thumbprint = chain[0]?.thumbprint;
      if (thumbprint !== undefined) this.#transcripts.set(keyOf(thumbprint, server), chain);
    }
  }

  /**
   * Of a transcript of this server, else of one that does not tell which server answered, else of files. Undefined where the
   * evidence holds no more than the certificate itself: that says nothing of the chain (§E.1.8a).
   */
  of(thumbprint: string | undefined, server: string): SentChain | undefined {
    if (thumbprint === undefined) return undefined;
    const key = keyOf(thumbprint, server);
    if (!this.#judged.has(key)) this.#judged.set(key, this.#judge(thumbprint, server));
    return this.#judged.get(key);
  }

  #judge(thumbprint: string, server: string): SentChain | undefined {
    const transcript =
      this.#transcripts.get(keyOf(thumbprint, server)) ?? this.#transcripts.get(keyOf(thumbprint));
    if (transcript) return this.#verdict(transcript, true);
    const leaf = this.#files.find((certificate) => certificate.thumbprint === thumbprint);
    const others = this.#files.filter((certificate) => certificate !== leaf);
    if (!leaf || !others.some(({ subject }) => subject === leaf.issuer)) return undefined;
    return this.#verdict([leaf, ...others], false);
  }

  #verdict(chain: readonly Certificate[], sent: boolean): SentChain | undefined {
    this.#stores ??= this.#openStores();
    const [leaf] = chain;
    const { verdicts } = inspectChain(chain, { asOf: this.#asOf, stores: this.#stores });
    const verdict = verdicts.find(({ result }) => result === 'trusted') ?? verdicts[0];
    return leaf && verdict && { leaf, verdict, sent, length: chain.length };
  }
}

function keyOf(thumbprint: string, server = ''): string {
  return `${thumbprint}\n${server}`;
}

/** The certificates of a transcript, in the order sent; none unless the transcript prints all of them. */
function chainOf({ chain }: SmtpEndpoint): readonly Certificate[] {
  const certificates = chain.flatMap(({ pem, origin }) =>
    pem === undefined ? [] : parseCertificates(pem, { item: origin.item }).records,
  );
  return certificates.length === chain.length ? certificates : [];
}
