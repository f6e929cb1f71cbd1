import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const id = process.argv[2];
if (id === undefined || !/^[a-z]+(-[a-z0-9]+)+$/.test(id)) {
  console.error(
    'usage: pnpm new:rule <id>    the id names the fault in kebab-case, such as receive-connector-disabled',
  );
  process.exit(2);
}
const name = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const rules = join(root, 'packages/diagnosis/src/rules');

const files: readonly (readonly [string, string])[] = [
  [
    join(rules, `${id}.ts`),
    `import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';

/** Why this is a fault, with the section the rule comes from. */
export const ${name} = defineRule({
  id: '${id}',
  title: 'DESCRIBE THE FAULT IN ONE LINE',
  severity: 'advice',
  cites: [CITATIONS.setReceiveConnector],
  evaluate: () => [{ outcome: 'not-applicable' }],
});
`,
  ],
  [
    join(rules, `${id}.test.ts`),
    `import { expect, it } from 'vitest';
import { ${name} } from './${id}.js';

it('fires on the fault and stays silent without it', () => {
  expect(${name}.title, 'write the rule, then a case where it fires and one where it does not').not.toContain('DESCRIBE');
});
`,
  ],
  [
    join(root, 'docs/rules', `${id}.md`),
    `# ${id}

DESCRIBE THE FAULT IN ONE LINE

|          |                 |
| -------- | --------------- |
| Severity | advice          |
| Flow     | cloud-to-onprem |
| Needs    |                 |

${['What we saw', 'Why it breaks mail', 'How we decide', 'Evidence needed', 'Fix', 'When to ignore', 'References'].map((heading) => `## ${heading}\n`).join('\n')}`,
  ],
];

for (const [path] of files) {
  if (existsSync(path)) {
    console.error(`${path} is there already.`);
    process.exit(2);
  }
}
for (const [path, text] of files) writeFileSync(path, text);

const index = join(rules, 'index.ts');
const lines = readFileSync(index, 'utf8').split('\n');
lines.splice(
  lines.findLastIndex((line) => line.startsWith('import ')) + 1,
  0,
  `import { ${name} } from './${id}.js';`,
);
lines.splice(lines.lastIndexOf('];'), 0, `  ${name},`);
writeFileSync(index, lines.join('\n'));
console.log(
  `${files.map(([path]) => path).join('\n')}\n${index}\nNow write the rule, its test and its page; the new test fails until then.`,
);
