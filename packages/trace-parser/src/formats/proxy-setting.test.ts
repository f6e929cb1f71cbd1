import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
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

it('knows the JSON of show advproxy for what it is', () => {
  const file = join(import.meta.dirname, '../../test/fixtures/pasted/proxy-setting-advanced.txt');
  const [best] = detectTrace({ label: 'proxy.txt', text: readFileSync(file, 'utf8') });
  expect(best).toMatchObject({ format: 'proxy-setting', score: 0.95 });
});
