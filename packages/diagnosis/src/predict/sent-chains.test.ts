import { parseCertificates, type Certificate, type StoredCertificate } from '@hybrid-mailflow/cert-inspector';
import { CONTOSO, type TestCertificate } from '@hybrid-mailflow/testing';
import type { SmtpEndpoint } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { checkIssuer } from './check-issuer.js';
import type { PredictionInput } from './prediction-input.js';
import { SentChains } from './sent-chains.js';
import { SessionSketch } from './server-prediction.js';

const asOf = '2026-11-05T00:00:00.000Z';

const { root, intermediate, mail } = CONTOSO;

const read = (...built: readonly TestCertificate[]): readonly Certificate[] =>
  parseCertificates(built.map(({ pem }) => pem).join('\n'), { item: 'chain.pem' }).records;

const transcript = (...built: readonly TestCertificate[]) => ({
  endpoint: {
    kind: 'smtp-endpoint',
    chain: built.map(({ pem }, position) => ({ position, pem, names: [], origin: { item: 's_client.txt' } })),
    origin: { item: 's_client.txt' },
  } as unknown as SmtpEndpoint,
});

type Transcript = ConstructorParameters<typeof SentChains>[0][number];

function outcomeOf(
  { transcripts = [], files = [] }: { transcripts?: readonly Transcript[]; files?: readonly Certificate[] },
  anchors: readonly Certificate[] = read(root),
  told: Omit<StoredCertificate, 'certificate'> = { rootCaType: 'Unknown' },
) {
  const chains = new SentChains(transcripts, files, asOf, () => [{ name: 'test', anchors }]);
  const [certificate] = read(mail);
  if (!certificate) throw new Error('the certificate was not read');
  const sketch = new SessionSketch();
  const stored = { certificate, ...told };
  const outcome = checkIssuer(sketch, { chains } as PredictionInput, 'EX01', stored);
  const { confidence } = sketch.conclude({
    flow: 'cloud-to-onprem',
    server: 'EX01',
    outcome,
    target: null,
    served: stored,
  });
  return [outcome, confidence, sketch.missing] as const;
}

describe('the chain of a certificate in the evidence', () => {
  it.each([
    ['sent in full', { transcripts: [transcript(mail, intermediate)] }, 'delivered', 'high'],
    ['sent without its intermediate (§E.1.8)', { transcripts: [transcript(mail)] }, 'UntrustedRoot', 'high'],
    ['in files', { files: read(mail, intermediate) }, 'delivered', 'medium'],
  ])('%s', (_what, given, outcome, confidence) => {
    expect(outcomeOf(given)).toEqual([outcome, confidence, []]);
  });

  it('that ends at a private root is untrusted, sent or saved', () => {
    const files = read(mail, intermediate, root);
    expect(outcomeOf({ files }, [])).toEqual(['UntrustedRoot', 'medium', []]);
    expect(outcomeOf({ transcripts: [transcript(mail, intermediate, root)] }, [])).toEqual([
      'UntrustedRoot',
      'high',
      [],
    ]);
  });

  it('is good where the server sent its intermediate and Windows knows the root that we do not', () => {
    const told = { rootCaType: 'ThirdParty', status: 'Valid' };
    expect(outcomeOf({ transcripts: [transcript(mail, intermediate)] }, [], told)).toEqual([
      'delivered',
      'high',
      [],
    ]);
    expect(outcomeOf({ transcripts: [transcript(mail)] }, [], told)).toEqual(['UntrustedRoot', 'high', []]);
  });

  it('is that of the server itself, whatever another sent', () => {
    const [whole, alone] = [transcript(mail, intermediate), transcript(mail)];
    const sent = [{ ...whole, server: 'EX02' }, { ...alone, server: 'EX01' }, whole];
    expect(outcomeOf({ transcripts: sent })[0]).toBe('UntrustedRoot');
    expect(
      outcomeOf({
        transcripts: [
          { ...whole, server: 'EX01' },
          { ...alone, server: 'EX02' },
        ],
      })[0],
    ).toBe('delivered');
    expect(outcomeOf({ transcripts: [{ ...alone, server: 'EX02' }] })).toEqual([
      'unknown',
      'low',
      ['starttls-probe'],
    ]);
  });

  it('says nothing where it is a leaf alone, and a probe would (§E.1.8a)', () => {
    expect(outcomeOf({ files: read(mail) })).toEqual(['unknown', 'low', ['starttls-probe']]);
  });
});
