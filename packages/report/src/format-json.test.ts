import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfDeferred, healthy, onePlan, pastedLine } from '../test/diagnoses.js';
import { formatJson } from './format-json.js';

const schema = JSON.parse(
  readFileSync(new URL('../schema/diagnosis.schema.json', import.meta.url), 'utf8'),
) as { properties: Record<string, unknown> };

describe('formatJson', () => {
  it('keeps every value', () => {
    for (const value of [halfDeferred, pastedLine, healthy, onePlan]) {
      expect(JSON.parse(formatJson(value))).toEqual(value);
    }
  });

  it('prints the same bytes whatever order the keys were made in', () => {
    for (const value of [halfDeferred, pastedLine, onePlan]) {
      expect(formatJson(reversed(value) as typeof value)).toBe(formatJson(value));
    }
  });

  it('puts the keys in the order of the schema', () => {
    expect(
      Object.keys(JSON.parse(formatJson(reversed(halfDeferred) as typeof halfDeferred)) as object),
    ).toEqual(Object.keys(schema.properties));
  });

  it('ends with a line feed', () => {
    expect(formatJson(halfDeferred)).toMatch(/^\{\n {2}"schemaVersion": .*\n\}\n$/s);
  });

  it('holds no character that acts on a terminal, and loses none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = {
          ...healthy,
          evidence: [{ item: text, format: 'unknown', summary: text, records: 0 }],
        };
        const json = formatJson(value);
        expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Cs}/u);
        expect((JSON.parse(json) as typeof value).evidence[0]?.item).toBe(text);
      }),
    );
  });

  it('conforms to the published schema', () => {
    const validate = new Ajv2020({ strict: true, formats: { 'date-time': true } }).compile(schema);
    for (const value of [halfDeferred, pastedLine, healthy]) {
      validate(JSON.parse(formatJson(value)));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...halfDeferred, verdict: 'splendid' })).toBe(false);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}
