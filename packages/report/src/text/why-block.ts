import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import { establishedCauses } from '../wording/known.js';
import type { Block, Page } from './block.js';
import { hang, prose } from './prose.js';

/** Why the cause is the cause, a sentence each ground; where none is settled, why the likeliest stands first. */
export function whyBlock(diagnosis: Diagnosis, page: Page): Block {
  const established = establishedCauses(diagnosis);
  const explained = established.length > 0 ? established : diagnosis.causes.slice(0, 1);
  const lines = explained.flatMap((cause) => {
    const reasons = cause.reasons.filter((reason) => reason !== cause.summary);
    if (reasons.length === 0) return [];
    return [
      [{ text: cause.id, tone: 'faint' } as const],
      ...reasons.flatMap((reason) => hang({ text: '- ' }, prose(reason, page.width - 2))),
    ];
  });
  return { label: 'WHY', lines, apart: true };
}
