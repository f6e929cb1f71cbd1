import type { Cause, Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Instruction, Refusal, Step } from '../plan.js';
import { compareStages } from '../steps-of.js';
import { INSTRUCTIONS } from './index.js';
import { placeOf, type WriteInstruction } from './place.js';

/** An instruction for each cause that no step answers, in the order of a repair. */
export function instruct(
  causes: readonly Cause[],
  steps: readonly Step[],
  diagnosis: Diagnosis,
): { instructions: Instruction[]; refusals: Refusal[] } {
  const answered = new Set(steps.flatMap(({ answers }) => answers));
  const instructions: Instruction[] = [];
  const refusals: Refusal[] = [];
  for (const cause of causes) {
    if (cause.findings.some((finding) => answered.has(finding))) continue;
    const write = writerOf(cause.id);
    if (write === undefined) refusals.push(noRepairKnown(cause));
    else instructions.push({ id: cause.id, ...write(placeOf(cause, diagnosis)), answers: cause.findings });
  }
  return { instructions: instructions.sort((a, b) => compareStages(a.stage, b.stage)), refusals };
}

/** A diagnosis may come from another version, with a cause this one does not know. */
function writerOf(id: string): WriteInstruction | undefined {
  const writers: Readonly<Record<string, WriteInstruction>> = INSTRUCTIONS;
  return Object.hasOwn(writers, id) ? writers[id] : undefined;
}

function noRepairKnown(cause: Cause): Refusal {
  return {
    code: 'NO_REPAIR_KNOWN',
    text: `${cause.id} has no repair that this version could describe.`,
    causes: [cause.id],
    findings: cause.findings,
  };
}
