import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import {
  lintCertificate,
  matchName,
  parseCertificates,
  tlsCertificateName,
} from '../packages/cert-inspector/src/index.js';
import { randomCertificate } from '../packages/cert-inspector/test/random-certificate.js';
import { RandomSource } from '../packages/cert-inspector/test/random-source.js';

const CERTIFICATES = 300;
const ROUNDS = 9;
const asOf = '2026-11-24T00:00:00Z';

/**
 * Full inspection (every field, fingerprints, X.500 text, TlsCertificateName, name match, all lints) against
 * @peculiar/x509 merely parsing the same certificates, in turns in one process.
 */
export function run(): void {
  const random = new RandomSource(1);
  const encoded = Array.from({ length: CERTIFICATES }, () => randomCertificate(random, true).der);
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const inspecting = rate(encoded, inspect);
    const parsing = rate(encoded, (der) => new X509Certificate(der).serialNumber);
    if (round < 0) continue;
    ours.push(inspecting);
    peer.push(parsing);
  }
  const [mine, theirs] = [median(ours), median(peer)];
  console.log(`inspect wholly   ${Math.round(mine)} certificates/s`);
  console.log(`@peculiar/x509   ${Math.round(theirs)} certificates/s, parsing only`);
  console.log(`ratio            ${(mine / theirs).toFixed(2)}`);
}

function inspect(der: Uint8Array): void {
  const [certificate] = parseCertificates(der, { item: 'bench' }).records;
  if (!certificate) throw new Error('a certificate of the benchmark was not read');
  tlsCertificateName(certificate);
  matchName('mail.contoso.com', certificate);
  lintCertificate(certificate, { asOf, name: 'mail.contoso.com', others: [] });
}

function rate(encoded: readonly Uint8Array[], work: (der: Uint8Array) => unknown): number {
  const start = performance.now();
  for (const der of encoded) work(der);
  return (encoded.length / (performance.now() - start)) * 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
