import { describe, expect, it } from 'vitest';
import { describeGap } from './gap-catalogue.js';

describe('describeGap', () => {
  it('fills in names that are known', () => {
    expect(
      describeGap('starttls-probe', { HOST: 'mail.contoso.com', NAME: 'mail.contoso.com' }).cmdlets,
    ).toEqual(['hybrid-mailflow cert probe mail.contoso.com:25 --expect mail.contoso.com --all-addresses']);
  });

  it('never puts a name into a command line that a shell would interpret', () => {
    for (const hostile of ['EX01; Remove-Item C:\\', '$(calc)', "a'b", 'x\ny', 'a b']) {
      expect(describeGap('exchange-certificates', { SERVER: hostile }).cmdlets.join()).toContain(
        '-Server SERVER ',
      );
    }
  });
});
