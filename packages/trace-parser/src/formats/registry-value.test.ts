import { expect, it } from 'vitest';
import { factsIn } from '../../test/pasted.js';

const SCHANNEL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';

it('registry-value: reads reg query, what it did not find, and Get-ItemProperty', () => {
  expect(factsIn('registry-value', 'registry-value')).toMatchObject([
    {
      key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot',
      name: 'DisableRootAutoUpdate',
      present: true,
      type: 'REG_DWORD',
      number: 1,
      origin: { line: 4 },
    },
    {
      key: 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
      name: 'SchUseStrongCrypto',
      present: false,
    },
    { key: `${SCHANNEL}\\Server`, name: 'DisabledByDefault', number: 1 },
    { key: `${SCHANNEL}\\Server`, name: 'Enabled', number: 0 },
  ]);
});

it('registry-value: reads registry files, whose numbers are hexadecimal', () => {
  expect(factsIn('registry-value-file', 'registry-value')).toMatchObject([
    { key: `${SCHANNEL}\\Client`, name: 'Enabled', number: 0xffffffff },
    { key: `${SCHANNEL}\\Client`, name: 'DisabledByDefault', number: 0 },
    { name: 'EnableEccCertificateSupport', type: 'REG_SZ', data: '1' },
  ]);
});
