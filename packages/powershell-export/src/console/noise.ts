/** Names of the streams of PowerShell as its languages print them before a text. */
const STREAM =
  /^\s*(?:WARNING|VERBOSE|DEBUG|WARNUNG|AUSF(?:Ü|UE)HRLICH|AVERTISSEMENT|COMMENTAIRES|ADVERTENCIA|DETALLADO|AVISO|DETALHADO|AVVISO|DETTAGLI|DETTAGLIATO|WAARSCHUWING|UITGEBREID|OSTRZEŻENIE|VARNING|UPOZORNĚNÍ|ПРЕДУПРЕЖДЕНИЕ|警告|詳細|详细信息|경고)\s?[:：]/;
const CONNECTED = /^\s*VERBOSE: Connected to ([A-Za-z0-9][A-Za-z0-9.-]{0,253}[A-Za-z0-9])\.?\s*$/;
const COMMAND_ERROR = /^\s*([A-Z][A-Za-z]{1,30}-[A-Z][A-Za-z0-9]{1,60})\s?: (.*)$/;
const ERROR_DETAIL = /^\s*(?:\+ |At line:\d|Line \||\d+ \| |\| {2,}~)/;
const TRANSCRIPT = /^Transcript (?:started|stopped), output file is /;
const RULE_OF_STARS = /^\s*\*{10,}\s*$/;
/** Wrapped values stand so far to the right, and nothing that is said beside objects does. */
const VALUE_INDENT = /^\s{9}/;
const FENCE = /^\s*(?:`{3}|~{3})/;
const MACHINE =
  /^\s*(?:Machine|Computer|Ordinateur|Equipo|Macchina|Máquina)\s?: ?([A-Za-z0-9][A-Za-z0-9.-]{0,253})/;

export type Noise =
  | { readonly kind: 'stream'; readonly host?: string }
  | { readonly kind: 'error'; readonly command: string; readonly text: string }
  | { readonly kind: 'error-detail' | 'stars' | 'fence' };

/** What a line is that PowerShell prints beside the objects. */
export function readNoise(line: string): Noise | undefined {
  if (VALUE_INDENT.test(line)) return undefined;
  const start = line.slice(0, 512);
  if (STREAM.test(start)) {
    const host = CONNECTED.exec(start)?.[1];
    return host === undefined ? { kind: 'stream' } : { kind: 'stream', host };
  }
  const [, command, text] = COMMAND_ERROR.exec(start) ?? [];
  if (command !== undefined && text !== undefined) return { kind: 'error', command, text };
  if (TRANSCRIPT.test(start)) return { kind: 'stream' };
  if (ERROR_DETAIL.test(start)) return { kind: 'error-detail' };
  if (RULE_OF_STARS.test(start)) return { kind: 'stars' };
  return FENCE.test(start) ? { kind: 'fence' } : undefined;
}

/** The computer named in the header of a transcript. */
export function readMachine(line: string): string | undefined {
  return MACHINE.exec(line.slice(0, 512))?.[1];
}
