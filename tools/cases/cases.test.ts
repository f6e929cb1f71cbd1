import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose, type Diagnosis, type Finding } from '../../packages/diagnosis/src/index.js';
import { type Plan, planRemediation, renderScripts } from '../../packages/remediation/src/index.js';
import { formatJson } from '../../packages/report/src/index.js';
import { caseEvidence, caseFolder, repository } from '../testing/src/index.js';
import type { Expected } from './case.js';
import { CASES, casesPage, filesOf } from './registry.js';

const schema = JSON.parse(
  readFileSync(join(repository, 'packages/report/schema/diagnosis.schema.json'), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true, formats: { 'date-time': true } }).compile(schema);

describe('cases/', () => {
  it('holds the cases that are registered, and no other', () => {
    const entries = readdirSync(join(repository, 'cases'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual(CASES.map(({ slug }) => slug).sort());
  });

  it('lists them in its README', async () => {
    expect(readFileSync(join(repository, 'cases/README.md'), 'utf8')).toBe(await casesPage());
  });
});

describe.each(CASES.map((entry) => [entry.slug, entry] as const))('cases/%s', (slug, entry) => {
  const folder = caseFolder(slug);

  it('is what `pnpm cases` writes, byte for byte', () => {
    const files = filesOf(entry);
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((found) => found.isFile())
      .map((found) =>
        join(found.parentPath, found.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
    expect(there.sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) {
      expect(readFileSync(join(folder, path)).equals(Buffer.from(text)), `${slug}/${path}`).toBe(true);
    }
  });

  describe('diagnosed', () => {
    const { expected } = entry;
    let diagnosis: Diagnosis;
    let plan: Plan;
    beforeAll(async () => {
      diagnosis = await diagnose(caseEvidence(slug), { asOf: expected.asOf });
      plan = planRemediation(diagnosis);
    });

    it('has the verdict, the causes and the findings expected', () => {
      expect(diagnosis.verdict).toBe(expected.verdict);
      const { length } = expected.causes;
      expect(diagnosis.causes.slice(0, length)).toMatchObject(expected.causes);
      expect(diagnosis.causes.slice(length).map(({ id }) => id)).toEqual(expected.alsoNamed);
      expect(diagnosis.findings.filter(({ severity }) => severity !== 'advice').map(shortFinding)).toEqual(
        expected.findings,
      );
    });

    it('predicts every server, and misses nothing', () => {
      expect(diagnosis.predictions.map(({ flow, server, outcome }) => ({ flow, server, outcome }))).toEqual(
        expected.predictions,
      );
      expect(diagnosis.gaps.map(({ id }) => id)).toEqual(expected.gaps);
      expect(diagnosis.issues.map(({ code }) => code)).toEqual(expected.issues);
      expect(diagnosis.evidence.filter(({ format }) => format === 'unknown')).toEqual([]);
    });

    it('tells since when', () => {
      const told = (diagnosis.causes[0]?.reasons ?? []).flatMap(
        (reason) => / since \w+day (\d{4}-\d\d-\d\d \d\d:\d\d UTC)/.exec(reason)?.[1] ?? [],
      );
      expect(told).toEqual(expected.since === null ? [] : [expected.since]);
    });

    it('plans the steps expected, and touches nothing else', () => {
      expect(plan.steps.map(shortStep)).toEqual(expected.steps);
      const told = plan.instructions.map(({ title }) => title);
      for (const next of expected.next) expect(told.join('\n')).toContain(next);
    });

    it('is what the published schema describes', () => {
      expect(validate(JSON.parse(formatJson(diagnosis))), JSON.stringify(validate.errors)).toBe(true);
    });

    it('never writes the misspelled capability', () => {
      for (const { text } of renderScripts(plan)) expect(text).not.toMatch(/AcceptCloudServiceMail\b/i);
    });
  });
});

function shortFinding({ ruleId, severity, primary }: Finding): Expected['findings'][number] {
  return { ruleId, severity, item: primary.item };
}

function shortStep({ server, target, change, after }: Plan['steps'][number]): Expected['steps'][number] {
  return {
    server: server ?? '',
    target,
    cmdlet: change.cmdlet,
    after: Object.fromEntries(
      after.map(({ property, value }) => [
        property,
        value.kind === 'tls-certificate-name'
          ? `certificate ${value.thumbprint}`
          : value.kind === 'null'
            ? ''
            : String(value.value),
      ]),
    ),
  };
}
