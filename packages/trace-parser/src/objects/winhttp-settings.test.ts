import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proxyFromRegistry } from './winhttp-settings.js';

const value = {
  kind: 'registry-value' as const,
  server: 'EX01',
  key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
  name: 'WinHttpSettings',
  present: true,
  origin: { item: 'registry.json' },
};

/** As netsh writes it: version, counter, flags, and texts behind their lengths. */
function settings(flags: number, ...texts: readonly string[]): Uint8Array {
  const numbers = (...of: readonly number[]) => of.flatMap((one) => [one & 255, (one >> 8) & 255, 0, 0]);
  const written = texts.flatMap((text) => [...numbers(text.length), ...Buffer.from(text, 'latin1')]);
  return Uint8Array.from([...numbers(0x28, 0, flags), ...written]);
}

describe('the WinHTTP proxy in the registry', () => {
  it.each<[string, Uint8Array, object]>([
    ['no proxy', settings(1, '', ''), { direct: true, autoDetect: false }],
    [
      'a proxy with exceptions',
      settings(3, 'proxy.contoso.com:8080', '<local>;*.contoso.com'),
      { direct: false, proxy: 'proxy.contoso.com:8080', bypass: '<local>;*.contoso.com' },
    ],
    [
      'a configuration script',
      settings(5, '', '', 'http://wpad.contoso.com/wpad.dat'),
      { direct: false, configurationUrl: 'http://wpad.contoso.com/wpad.dat' },
    ],
    ['automatic detection', settings(9, '', '', ''), { direct: true, autoDetect: true }],
    ['a proxy that is switched off', settings(1, 'proxy.contoso.com:8080', ''), { direct: true }],
  ])('reads %s', (_what, bytes, expected) => {
    const proxy = proxyFromRegistry(value, bytes);
    expect(proxy).toMatchObject({ kind: 'proxy-setting', server: 'EX01', ...expected });
    if (!('proxy' in expected)) expect(proxy).not.toHaveProperty('proxy');
  });

  it('takes other values, and lengths that do not add up, for none', () => {
    const bytes = settings(3, 'proxy.contoso.com:8080', '');
    expect(proxyFromRegistry({ ...value, name: 'DefaultConnectionSettings' }, bytes)).toBeUndefined();
    expect(proxyFromRegistry({ ...value, key: 'HKLM\\SOFTWARE\\X' }, bytes)).toBeUndefined();
    expect(proxyFromRegistry(value, bytes.subarray(0, 20))).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        proxyFromRegistry(value, bytes);
      }),
    );
  });
});
