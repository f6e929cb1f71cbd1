import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Block, Page } from './block.js';
import { hang, prose } from './prose.js';

/** Why each cause stands where it stands, a sentence each. */
export function whyBlock(diagnosis: Diagnosis, page: Page): Block {
  const lines = diagnosis.causes.flatMap((cause) => {
    const reasons = cause.reasons.filter((reason) => reason !== cause.summary);
    if (reasons.length === 0) return [];
    return [
      [{ text: cause.id, tone: 'faint' } as const],
      ...reasons.flatMap((reason) => hang({ text: '- ' }, prose(reason, page.width - 2))),
    ];
  });
  return { label: 'WHY', lines, apart: true };
}
