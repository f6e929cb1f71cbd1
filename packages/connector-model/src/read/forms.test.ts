import { describe, expect, it } from 'vitest';
import { parseAddressRange } from '../normal-forms/address-range.js';
import { AUTH_MECHANISMS } from '../normal-forms/enumerations.js';
import { Forms } from './forms.js';
import { splitWords } from './split-items.js';

describe('Forms', () => {
  const forms = new Forms();
  const ranges = forms.list(parseAddressRange, splitWords);

  it('gives the very same value for equal texts', () => {
    expect(ranges.read(['192.0.2.1', '10.0.0.0/8'])).toBe(ranges.read(['192.0.2.1', '10.0.0.0/8']));
    expect(forms.list(parseAddressRange, splitWords)).toBe(ranges);
    expect(forms.flags(AUTH_MECHANISMS).read('Tls, Integrated')).toBe(
      forms.flags(AUTH_MECHANISMS).read('Tls, Integrated'),
    );
  });

  it('takes no item of a list apart, whatever stands in it', () => {
    expect(ranges.read(['192.0.2.1\u0000192.0.2.2'])).toBeUndefined();
    expect(ranges.read(['192.0.2.1', '192.0.2.2'])).toHaveLength(2);
    expect(ranges.readVisible(['192.0.2.1\u0000192.0.2.2', '192.0.2.3'])).toHaveLength(1);
  });

  it('does not take what has no text for an empty list', () => {
    expect(ranges.read(new Uint8Array([1, 2]))).toBeUndefined();
    expect(ranges.read(null)).toEqual([]);
  });
});
