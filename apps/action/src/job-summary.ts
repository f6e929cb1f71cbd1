import { summary } from '@actions/core';

/** GitHub refuses summaries above 1 MiB; this leaves room for the remark. */
const LARGEST = 1_000_000;

/** Writes the job summary where the runner takes one. */
export async function writeJobSummary(markdown: string, jsonPath: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await summary.addRaw(fittingSummary(markdown, jsonPath)).write();
}

/** The part of a summary that GitHub takes; a longer one is cut at a line and says so. */
export function fittingSummary(markdown: string, jsonPath: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= LARGEST) return markdown;
  const end = bytes.lastIndexOf('\n', LARGEST);
  return `${bytes.subarray(0, end).toString()}\n\n(Cut here: GitHub shows 1 MiB. The whole diagnosis is in ${jsonPath}.)\n`;
}
