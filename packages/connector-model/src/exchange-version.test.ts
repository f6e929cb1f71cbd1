import { describe, expect, it } from 'vitest';
import { compareExchangeVersions, parseExchangeVersion } from './exchange-version.js';

describe('parseExchangeVersion', () => {
  it.each([
    ['Version 8.3 (Build 83.6)', '2007'],
    ['Version 14.3 (Build 123.4)', '2010'],
    ['Version 15.0 (Build 1497.2)', '2013'],
    ['Version 15.1 (Build 2507.6)', '2016'],
    ['Version 15.2 (Build 986.5)', '2019'],
    ['Version 15.2 (Build 1748.10)', '2019'],
    ['Version 15.2 (Build 2562.17)', 'Subscription Edition'],
    ['15.2.986.5', '2019'],
    ['Version 16.0 (Build 1.0)', 'unknown'],
  ])('%s is %s (§G.2)', (text, product) => {
    expect(parseExchangeVersion(text)?.product).toBe(product);
  });

  it('keeps the parts, for comparison', () => {
    const versions = ['Version 15.2 (Build 986.5)', '15.2.986.14', 'Version 15.1 (Build 2507.6)'].map(
      parseExchangeVersion,
    );
    const [first, second, third] = versions;
    if (!first || !second || !third) throw new Error('unreadable');
    expect(first).toMatchObject({ major: 15, minor: 2, build: 986, revision: 5 });
    expect([compareExchangeVersions(first, second) < 0, compareExchangeVersions(first, third) > 0]).toEqual([
      true,
      true,
    ]);
  });

  it.each(['', 'Version', '15', 'fifteen'])('does not read %j', (text) => {
    expect(parseExchangeVersion(text)).toBeUndefined();
  });
});
