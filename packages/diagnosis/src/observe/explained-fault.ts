import { lookUp, type CatalogueEntry } from '@hybrid-mailflow/trace-parser';
import type { FaultObservation } from './observations.js';

/** What the catalogue of codes says of a fault: of its word, else of its codes; none when it is not known. */
export function explainedFault(fault: FaultObservation): readonly CatalogueEntry[] {
  const { token, enhancedCode, replyCode } = fault;
  const queries = [token, enhancedCode, replyCode === null ? null : String(replyCode)];
  return attributionCode(fault) ?? queries.map((query) => lookUp(query ?? '')).find(isSome) ?? [];
}

/** A word of attribution stands for several faults: where the code has an entry of its own, that tells which. */
function attributionCode({
  class: faultClass,
  enhancedCode,
}: FaultObservation): CatalogueEntry[] | undefined {
  if (faultClass !== 'attribution' || enhancedCode === null) return undefined;
  const own = lookUp(enhancedCode).filter(
    (entry) => entry.family === 'enhanced-code' && entry.class === 'attribution',
  );
  return isSome(own) ? own : undefined;
}

function isSome(entries: readonly CatalogueEntry[]): boolean {
  return entries.length > 0;
}
