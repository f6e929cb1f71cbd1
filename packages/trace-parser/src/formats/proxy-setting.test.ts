import { expect, it } from 'vitest';
import { factsIn } from '../../test/pasted.js';

it.each([
  ['proxy-setting', { direct: false, proxy: 'proxy.contoso.com:8080', bypass: '*.contoso.com;<local>' }],
  ['proxy-setting-de', { direct: true }],
  [
    'proxy-setting-advanced',
    {
      direct: false,
      proxy: 'proxy.contoso.com:8080',
      autoDetect: true,
      configurationUrl: 'http://wpad.contoso.com/proxy.pac',
    },
  ],
])('%s', (name, expected) => {
  expect(factsIn(name, 'proxy-setting')).toMatchObject([{ ...expected, origin: { line: 3 } }]);
});
