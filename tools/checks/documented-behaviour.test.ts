import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../testing/src/index.js';

/**
 * What Microsoft documents of connectors and their certificates, by the numbers that comments cite; the title of a test names
 * each. A section of several statements is named with a word of each.
 */
const DOCUMENTED: readonly (readonly [section: string, ...words: string[]])[] = [
  ['A.1.1', 'listens', 'all local IPv6'],
  ['A.1.2', 'most specific'],
  ['A.1.4', 'store'],
  ['A.1.10', 'back-end'],
  ['A.1.11', 'back-end'],
  ['A.1.13', 'too many ranges'],
  ['A.2', 'limits', 'setup makes'],
  ['A.2.2'],
  ['A.2.3'],
  ['A.2.4'],
  ['A.2.5'],
  ['A.2.7', 'long a name'],
  ['B.1', 'version', 'loses STARTTLS', 'before'],
  ['B.1.1', 'no STARTTLS'],
  ['B.1.2', 'expired'],
  ['B.1.3', 'not enabled for SMTP'],
  ['B.1.4', 'leaves out'],
  ['B.1.5', 'start and end of validity'],
  ['B.1.6', 'chain'],
  ['B.1.10', 'wildcard'],
  ['B.1.11', 'private key'],
  ['B.2', 'X-ANONYMOUSTLS', 'only Exchange servers use', 'gone'],
  [
    'B.3',
    ...['454 4.7.5', 'NoCredentials', 'UnknownCredentials', 'TlsCertificateName is empty', 'source server'],
    ...['Edge', 'the same way'],
  ],
  [
    'B.4',
    ...[
      'case',
      'splits',
      'OpenSSL',
      'thumbprint',
      '257 characters',
      'Edge',
      'newest',
      'renewal',
      'another issuer',
    ],
    ...['did not reach'],
  ],
  ['B.5', '12012', '12013', '12014', '12015', '12016', '12017', '12018', '12019', '12024', '1036'],
  ['B.6', 'one-row', '2013', 'column name'],
  ['D.1'],
  ['D.2'],
  ['D.3'],
  ['D.4'],
  ['E.1', 'TlsDomain', 'TlsSettings', 'UseMXRecord', 'centralised transport of a partner', 'smart hosts'],
  ['E.1.1', 'rule-scoped'],
  ['E.1.2', 'compete'],
  ['E.1.3', 'centralised'],
  ['E.1.4', 'recipient domain'],
  ['E.1.8', 'intermediate', 'sent alone'],
  ['E.1.9', 'SHA-1'],
  ['E.2.1', 'CN and SANs'],
  ['E.2.3', 'pattern', 'inner wildcard'],
  ['E.2.4', 'wildcard'],
  ['E.2.6', 'wildcard'],
  [
    'E.3',
    ...['certificate', 'address', 'without attribution', 'restriction', 'type of an inbound', 'IPv6 address'],
    ...['/24', 'two ways to be internal', 'CloudServicesMailEnabled', 'TlsSenderCertificateName'],
  ],
  ['E.3.1', 'the wizard writes'],
  ['E.3.2', 'no accepted domain'],
  ['E.3.3'],
  ['E.3.4', 'intermediates'],
  ['F.1', 'Full', 'Minimal'],
  ['F.2', 'Full', 'CertificateValidation', 'Expected and Actual'],
  ['F.2.3', 'Edge', 'arrive'],
  ['F.3.1'],
  ['F.3.2'],
  ['F.3.3'],
  ['F.3.4', 'differs alone', 'did not reach'],
  ['F.3.5', 'another name', 'nobody presents'],
];

/** Documented too, but nothing an export can show or a model decide. */
const NOT_IN_EXPORTS: Readonly<Record<string, string>> = {
  'A.1.12': 'which local addresses a server has is in no export of connectors',
  'A.2.1': 'the connector on port 475 is in no export',
  'A.2.6': 'a usage is a choice while creating a connector and is not stored',
  'A.2.8': 'about what never to propose, not about what is configured',
  'B.1.7': 'about what Get-ExchangeCertificate -DomainName prints, which is no export of the store',
  'E.1.5': 'how long Exchange Online retries does not depend on the configuration',
};

/** Lines of tests that cite a section in a title or in a row that becomes one; what stands in comments does not count. */
const citing = readdirSync(join(repository, 'packages'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
  .flatMap((path) => readFileSync(join(repository, 'packages', path), 'utf8').split('\n'))
  .filter((line) => /^(?!\s*(?:\/\/|\/?\*)).*['"`].*§/.test(line));

describe('what Microsoft documents of connectors', () => {
  const statements = DOCUMENTED.flatMap(([section, ...words]) =>
    (words.length === 0 ? [''] : words).map((word): [string, string] => [section, word]),
  );

  it.each(statements)('§%s is named by a test: %s', (section, word) => {
    const named = new RegExp(`§${section.replaceAll('.', '\\.')}(?![0-9]|\\.[0-9])`);
    expect(citing.filter((line) => named.test(line) && line.includes(word))).not.toEqual([]);
  });

  it('is held, or there is a reason why not', () => {
    const held = new Set(DOCUMENTED.map(([section]) => section));
    for (const section of Object.keys(NOT_IN_EXPORTS)) expect(held).not.toContain(section);
  });
});
