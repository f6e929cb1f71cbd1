import { describe, expect, it } from 'vitest';
import { plain } from '../../test/plain.js';
import { readExport } from '../read-export.js';

describe('an object that stands as text', () => {
  it.each([
    ['JSON', '[{"Name":"a","Inner":"@{Level=4; Banner=}"}]'],
    ['CSV', '"Name","Inner","Fqdn"\n"a","@{Level=4; Banner=}","x"\n'],
  ])('says nothing of a value that was not printed, in %s', (_form, text) => {
    const [record] = readExport(text, { item: 'x' }).records;
    expect(record && plain(record)).toMatchObject({
      Inner: { properties: { Level: '4', Banner: { unreadable: '' } } },
    });
  });
});
