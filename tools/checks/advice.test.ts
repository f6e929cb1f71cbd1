import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Advice that mends the symptom and breaks protection, or loses mail. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['to remove a recipient', /\b(?:remove|delete)[^.\n]{0,30}\brecipients?\b(?! address from)/i],
  [
    'to weaken TLS',
    /\bRequireTLS\b[^.\n]{0,12}(?:\$false|to False)|\bset\b[^.\n]{0,40}EncryptionOnly|\bTlsSettings\b[^.\n]{0,12}\$null/i,
  ],
  ['to send in plain text', /\b(?:set|turn)\b[^.\n]{0,20}IgnoreSTARTTLS[^.\n]{0,12}(?:\$true|to True|on)\b/i],
  [
    'to turn validation off',
    /\b(?:disable|turn off|switch off)\b[^.\n]{0,40}\b(?:TLS|validation|certificate check)/i,
  ],
  [
    'to run something again at random',
    /\b(?:just|simply) (?:rerun|run again|retry|restart)\b|\brerun\b[^.\n]{0,30}\b(?:until|and hope)\b/i,
  ],
];

function textsIn(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return textsIn(path, extension);
    return name.endsWith(extension) && !name.endsWith('.test.ts') ? [path] : [];
  });
}

describe('advice', () => {
  const files = [
    ...textsIn('docs/causes', '.md'),
    ...textsIn('docs/rules', '.md'),
    ...textsIn('docs/guide', '.md'),
    ...textsIn('packages/diagnosis/src', '.ts'),
    ...textsIn('packages/trace-parser/src/catalogue', '.ts'),
  ];

  it.each(FORBIDDEN)('is never %s', (_what, pattern) => {
    const found = files.flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, at) =>
          pattern.test(line) ? [`${relative('.', file)}:${at + 1}: ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});
