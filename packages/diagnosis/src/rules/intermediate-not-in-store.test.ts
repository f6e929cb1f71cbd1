import { parseCertificates } from '@hybrid-mailflow/cert-inspector';
import { CONTOSO } from '@hybrid-mailflow/testing';
import type { Fact } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { certificate } from '../../test/hybrid.js';
import { observed } from '../../test/facts.js';
import { intermediateNotInStore as rule } from './intermediate-not-in-store.js';

const { mail, intermediate } = CONTOSO;
const [leaf] = parseCertificates(mail.pem, { item: 'mail.pem' }).records;
const stored = certificate({
  subject: leaf?.subject ?? '',
  issuer: leaf?.issuer ?? '',
  domains: leaf?.dnsNames ?? [],
  thumbprint: mail.thumbprint,
  rootCaType: 'ThirdParty',
});
const organization = {
  servers: ['EX01'],
  certificates: [stored],
  receive: { TlsCertificateName: `<I>${leaf?.issuer ?? ''}<S>${leaf?.subject ?? ''}` },
};

function transcript(...pems: readonly string[]): { readonly facts: readonly Fact[] } {
  const origin = { item: 's_client.txt', line: 5 };
  const chain = pems.map((pem, position) => ({ position, pem, names: [], origin }));
  return { facts: [{ kind: 'smtp-endpoint', chain, origin } as unknown as Fact] };
}

describe(rule.id, () => {
  it('finds a certificate sent alone (§E.1.8, §E.3.4)', async () => {
    expect(rule.evaluate(await observed(transcript(mail.pem), organization))).toMatchObject([
      {
        outcome: 'fail',
        severity: 'blocker',
        primary: { item: 's_client.txt', line: 5 },
        args: { server: 'EX01', thumbprint: mail.thumbprint, missingIssuer: leaf?.issuer },
      },
    ]);
  });

  it('stays silent where more was sent, or nothing was seen', async () => {
    expect(rule.evaluate(await observed(transcript(mail.pem, intermediate.pem), organization))).toEqual([
      { outcome: 'pass' },
    ]);
    expect(rule.evaluate(await observed({}, organization))).toEqual([{ outcome: 'pass' }]);
  });
});
