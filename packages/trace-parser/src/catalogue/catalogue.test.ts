import { describe, expect, it } from 'vitest';
import { recognise } from '../reason/recognise.js';
import { CATALOGUE } from './index.js';
import { lookUp, searchCatalogue } from './look-up.js';
import { suggest } from './suggest.js';

describe('CATALOGUE', () => {
  it('names each entry once in its family', () => {
    const names = CATALOGUE.map(({ family, id }) => `${family} ${id.toLowerCase()}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('gives no name and no code to two entries', () => {
    for (const field of ['names', 'codes'] as const) {
      const all = CATALOGUE.flatMap((entry) => entry[field] ?? []);
      expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
    }
  });

  it('has sentences and public sources everywhere, and causes only for faults of ours', () => {
    for (const { id, meaning, class: faultClass, likelyCauses, sources } of CATALOGUE) {
      expect(meaning, id).toMatch(/^\S.*\.$/);
      for (const { url } of sources) expect(url, id).toMatch(/^https:\/\/[\w.-]+\/\S+$/);
      if (faultClass === 'not-transport-security') expect(likelyCauses, id).toEqual([]);
    }
  });

  it.each(CATALOGUE.flatMap(({ id, phrases = [] }) => phrases.map((phrase) => [phrase, id] as const)))(
    'recognises "%s" as %s, and no entry stands before it',
    (phrase, id) => {
      expect(phrase).toBe(phrase.toLowerCase());
      expect(recognise(` ${phrase}`)?.token).toBe(id);
    },
  );
});

describe('lookUp', () => {
  it.each(CATALOGUE.flatMap(({ id, names = [] }) => [id, ...names].map((name) => [name, id] as const)))(
    'finds %s',
    (name, id) => {
      expect(lookUp(name.toUpperCase()).map((entry) => entry.id)).toContain(id);
      expect(lookUp(`  ${name.toLowerCase()} `)).toEqual(lookUp(name));
    },
  );

  it.each([
    ['4.4.316', 'ConnectionRefused'],
    ['450 4.4.317', '4.4.317'],
    ['550-5.7.64', 'TenantAttribution'],
    ['Event ID: 12014', '12014'],
    ['RESOLVER.RST.AuthRequired', 'RESOLVER.RST'],
    ['STOREDRV.Deliver.Exception.QuotaExceeded', 'STOREDRV'],
    ['STARTTLS is required', 'starttls-required'],
  ])('finds %s under %s', (query, id) => {
    expect(lookUp(query)[0]?.id).toBe(id);
  });

  it.each(['', '   ', '5.7.999', '450', '1.2.3.4', 'a', 'contoso', 'SubjectMis', 'x'.repeat(100_000)])(
    'knows nothing of %.20s',
    (query) => {
      expect(lookUp(query)).toEqual([]);
    },
  );
});

describe('events about the certificates of transport', () => {
  it.each([
    ['12012 (§B.5)', '12012', /X-ANONYMOUSTLS is not offered/],
    ['12013 (§B.5)', '12013', /X-ANONYMOUSTLS is not offered/],
    ['12014 (§B.5)', '12014', /STARTTLS is not offered/],
    ['12015 (§B.5)', '12015', /internal .* expired\. It is still offered/],
    ['12016 (§B.5)', '12016', /STARTTLS is still offered/],
    ['12017 (§B.5)', '12017', /internal .* expires soon/],
    ['12018 (§B.5)', '12018', /STARTTLS expires soon/],
    ['12019 (§B.5)', '12019', /another server has expired/],
    ['12024 (§B.5)', '12024', /could not be loaded/],
    ['1036 (§B.5)', '1036', /two connectors want the same port/],
  ])('%s', (_, id, meaning) => {
    expect(lookUp(id).map((entry) => entry.meaning)).toEqual([expect.stringMatching(meaning)]);
  });
});

describe('searchCatalogue', () => {
  it('finds what contains the words, and nothing by a piece of a number', () => {
    expect(searchCatalogue('starttls').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['starttls-required', 'starttls-first', '12014']),
    );
    expect(searchCatalogue('SubjectMis').map(({ id }) => id)).toEqual(['SubjectMismatch']);
    expect([...searchCatalogue('4.4.3'), ...searchCatalogue('tls')]).toEqual([]);
  });
});

describe('suggest', () => {
  it.each([
    ['SubjectMissmatch', 'SubjectMismatch'],
    ['12041', '12014'],
    ['starttls-requierd', 'starttls-required'],
    ['UntrustedRot', 'UntrustedRoot'],
  ])('offers for %s first %s', (query, name) => {
    expect(suggest(query)[0]).toBe(name);
  });

  it('offers names of others too, and nothing for what is near to nothing', () => {
    expect(suggest('tls-domain-worng', ['tls-domain-wrong'])).toEqual(['tls-domain-wrong']);
    expect(suggest('zzzzzzzzzzzz')).toEqual([]);
  });
});
