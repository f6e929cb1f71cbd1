import { setOutput } from '@actions/core';
import type { Diagnosis } from '@hybrid-mailflow/diagnosis';

/** The outputs of action.yml: each name and its value. */
export function outputsOf(diagnosis: Diagnosis, jsonPath: string) {
  const [first] = diagnosis.causes;
  return {
    verdict: diagnosis.verdict,
    cause: first?.id ?? '',
    confidence: first?.confidence ?? '',
    findings: String(diagnosis.findings.length),
    json: jsonPath,
  };
}

export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
