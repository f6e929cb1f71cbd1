import 'reflect-metadata';
import { X509Certificate, X509ChainBuilder } from '@peculiar/x509';
import { Certificate as PkiCertificate, CertificateChainValidationEngine } from 'pkijs';
import { inspectChain } from '../packages/cert-inspector/src/index.js';
import { openssl, OPENSSL_MISSING } from '../packages/cert-inspector/test/openssl.js';
import { parsed } from '../packages/cert-inspector/test/parse.js';
import { randomChain, type RandomChain } from '../packages/cert-inspector/test/random-chain.js';
import { RandomSource } from '../packages/cert-inspector/test/random-source.js';

const CHAINS = 300;

type Judge = (chain: RandomChain) => Promise<boolean> | boolean;

const JUDGES: Readonly<Record<string, Judge>> = {
  'cert-inspector': judgeOurs,
  'pkijs engine': judgePkijs,
  '@peculiar/x509': judgePeculiar,
};

/**
 * How often a verdict on random chains with up to two faults is that of `openssl verify`, and how long it takes. Chains
 * wrongly trusted are counted apart: they are the worse error.
 */
export async function run(): Promise<void> {
  if (OPENSSL_MISSING !== undefined) return console.log(`skipped: ${OPENSSL_MISSING}`);
  const random = new RandomSource(7);
  const chains = Array.from({ length: CHAINS }, () => randomChain(random));
  const right = chains.map(verdictOfOpenssl);
  console.log(`openssl trusts   ${right.filter(Boolean).length} of ${CHAINS} chains`);
  for (const [name, judge] of Object.entries(JUDGES)) {
    let agreed = 0;
    let wronglyTrusted = 0;
    const start = performance.now();
    for (const [at, chain] of chains.entries()) {
      const trusted = await judge(chain);
      if (trusted === right[at]) agreed++;
      else if (trusted) wronglyTrusted++;
    }
    const each = (performance.now() - start) / CHAINS;
    console.log(
      `${name.padEnd(16)} agrees on ${agreed}, wrongly trusts ${wronglyTrusted}, ${each.toFixed(2)} ms each`,
    );
  }
}

function verdictOfOpenssl({ leaf, sent, anchors, asOf }: RandomChain): boolean {
  const pem = (list: RandomChain['sent']): string => list.map((one) => one.pem).join('');
  const files = { 'anchors.pem': pem(anchors), 'sent.pem': pem(sent), 'leaf.pem': leaf.pem };
  const untrusted = sent.length > 0 ? ['-untrusted', 'sent.pem'] : [];
  const seconds = String(Date.parse(asOf) / 1000);
  const args = ['verify', '-no-CApath', '-no-CAstore', '-CAfile', 'anchors.pem', ...untrusted];
  return openssl([...args, '-attime', seconds, 'leaf.pem'], files).status === 0;
}

function judgeOurs({ leaf, sent, anchors, asOf }: RandomChain): boolean {
  const stores = [{ name: 'bench', anchors: parsed(...anchors) }];
  return inspectChain(parsed(leaf, ...sent), { asOf, stores }).verdicts[0]?.result === 'trusted';
}

async function judgePkijs({ leaf, sent, anchors, asOf }: RandomChain): Promise<boolean> {
  const read = ({ der }: RandomChain['leaf']): PkiCertificate => PkiCertificate.fromBER(der);
  try {
    const engine = new CertificateChainValidationEngine({
      trustedCerts: anchors.map(read),
      certs: [...[...sent].reverse(), leaf].map(read),
      checkDate: new Date(asOf),
    });
    return (await engine.verify()).result;
  } catch {
    return false;
  }
}

/** It builds chains and checks signatures; dates are added here, constraints it does not know. */
async function judgePeculiar({ leaf, sent, anchors, asOf }: RandomChain): Promise<boolean> {
  const read = ({ der }: RandomChain['leaf']): X509Certificate => new X509Certificate(der);
  try {
    const roots = anchors.map(read);
    const builder = new X509ChainBuilder({ certificates: [...sent.map(read), ...roots] });
    const chain = await builder.build(read(leaf));
    const time = new Date(asOf);
    const current = chain.every(({ notBefore, notAfter }) => notBefore <= time && time <= notAfter);
    const last = chain.at(-1);
    return current && last !== undefined && roots.some((root) => root.equal(last));
  } catch {
    return false;
  }
}
