import { describe, expect, it } from 'vitest';
import { factsIn, readFacts } from '../../test/pasted.js';

describe('hcw-entry', () => {
  it('reads comparisons (§F.2, tables Expected and Actual), the cmdlets that change mail flow, and errors', () => {
    const entries = factsIn('hcw-entry', 'hcw-entry');
    expect(entries).toMatchObject([
      {
        what: 'comparison',
        object: 'EX01\\Default Frontend EX01',
        property: 'TlsCertificateName',
        expected: '<I>CN=Example CA<S>CN=mail.contoso.com',
        actual: '<I>CN=Old CA<S>CN=mail.contoso.com',
        equal: false,
        side: 'onprem',
        time: { local: ['2026-03-02T08:00:02'] },
        origin: { line: 6 },
      },
      { property: 'TlsDomainCapabilities', equal: true },
      { property: 'TransportRole', equal: true },
      { what: 'cmdlet', cmdlet: 'Set-ReceiveConnector', object: 'EX01\\Default Frontend EX01' },
      { what: 'error', side: 'cloud', cmdlet: 'Set-InboundConnector' },
      { what: 'error', code: 'HCW8010' },
    ]);
  });

  it.each([
    ['bars', '| Property | Expected | Actual | Equals |', '| RequireTLS | True | False | False |'],
    ['tabs', 'Property\tExpected\tActual\tEquals', 'RequireTLS\tTrue\tFalse\tFalse'],
    ['an empty cell', 'Property    Expected  Actual    Equals', 'RequireTLS  True                False'],
  ])('reads a comparison whose columns are parted by %s', (_how, heading, row) => {
    const [entry] = readFacts(`${heading}\n${row}`, 'hcw-entry').facts;
    expect(entry).toMatchObject({
      what: 'comparison',
      property: 'RequireTLS',
      expected: 'True',
      equal: false,
    });
  });
});
