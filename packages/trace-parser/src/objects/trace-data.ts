import { decodeEntities } from '../mail/html-to-text.js';

const ENTRY = /<MEP\s+Name="([^"]*)"\s+[A-Za-z]{1,20}="([^"]*)"/g;
const MAX_ENTRIES = 200;

/** Entries of the `Data` XML of Get-MessageTraceDetail: `<root><MEP Name="ConnectorId" String="…"/>…</root>`. */
export function readTraceData(xml: string): Record<string, string> {
  const facts: Record<string, string> = {};
  let count = 0;
  for (const [, name = '', value = ''] of xml.matchAll(ENTRY)) {
    if (++count > MAX_ENTRIES) break;
    if (value !== '' && name !== '__proto__' && !Object.hasOwn(facts, name))
      facts[name] = decodeEntities(value);
  }
  return facts;
}
