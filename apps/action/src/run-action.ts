import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFailed, warning } from '@actions/core';
import { diagnose, type Diagnosis } from '@hybrid-mailflow/diagnosis';
import { findEvidence } from '@hybrid-mailflow/evidence-files';
import { planRemediation } from '@hybrid-mailflow/remediation';
import {
  formatAnnotations,
  formatJson,
  formatMarkdown,
  formatText,
  reachesThreshold,
  visible,
} from '@hybrid-mailflow/report';
import { InputError, type Inputs, readInputs } from './inputs.js';
import { writeJobSummary } from './job-summary.js';
import { outputsOf, setOutputs } from './outputs.js';

/** Diagnoses the evidence of the workspace; a failed step says why in one sentence. Never rejects. */
export async function runAction(): Promise<void> {
  try {
    await diagnoseWorkspace(readInputs());
  } catch (error) {
    const text = error instanceof Error ? visible(error.message) : String(error);
    setFailed(
      error instanceof InputError
        ? text
        : `Hybrid Mailflow failed (${text}). This is our fault: please report it.`,
    );
  }
}

async function diagnoseWorkspace(inputs: Inputs): Promise<void> {
  const cwd = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const evidence = await findEvidence(inputs.paths, { cwd });
  for (const text of evidence.remarks) process.stdout.write(`${visible(text)}\n`);
  for (const text of evidence.unreadable) warning(visible(text));
  const diagnosis = await diagnose(evidence.items, { asOf: inputs.asOf ?? new Date().toISOString() });
  const plan = planRemediation(diagnosis);
  const jsonPath = join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'hybrid-mailflow-diagnosis.json');
  await writeFile(jsonPath, formatJson(diagnosis));
  process.stdout.write(printed(diagnosis, inputs.format));
  if (inputs.annotations) process.stdout.write(formatAnnotations(diagnosis));
  await writeJobSummary(formatMarkdown(diagnosis, { plan }), jsonPath);
  setOutputs(outputsOf(diagnosis, jsonPath));
  const failure = failureOf(diagnosis, evidence.unreadable, inputs);
  if (failure !== undefined) setFailed(visible(failure));
}

function printed(diagnosis: Diagnosis, format: Inputs['format']): string {
  if (format === 'json') return formatJson(diagnosis);
  return format === 'markdown' ? formatMarkdown(diagnosis) : formatText(diagnosis);
}

function failureOf(
  diagnosis: Diagnosis,
  unreadable: readonly string[],
  { failOn }: Inputs,
): string | undefined {
  if (unreadable.length > 0) return `Evidence could not be read: ${unreadable.join('; ')}.`;
  if (diagnosis.verdict === 'nothing-recognised') return 'Nothing in the evidence was recognised.';
  if (!reachesThreshold(diagnosis, failOn)) return undefined;
  return diagnosis.causes[0]?.summary ?? diagnosis.findings[0]?.summary;
}
