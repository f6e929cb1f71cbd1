export interface Prompt {
  /** What was typed; '' at an idle prompt. */
  readonly command: string;
  /** The computer of a remote session, `[EX02]: PS C:\>`. */
  readonly host?: string;
}

const PROMPT =
  /^\s{0,8}(?:\[([^\][\s]{1,255})\]:?\s*)?(PS(?=[\s>])\s*)?((?:[A-Za-z]\w{0,30}:[\\/]?|\\\\|[~/])[^<>|"]{0,260}|)>(.*)$/;

/** Recognises the prompts of Windows PowerShell, PowerShell 7, the Exchange Management Shell, remote sessions and cmd. */
export function readPrompt(line: string): Prompt | undefined {
  const match = PROMPT.exec(line);
  if (!match) return undefined;
  const [, bracket, shell, place = '', rest = ''] = match;
  const isShell = shell !== undefined || bracket === 'PS';
  if (!isShell && !/^[A-Za-z]:\\/.test(place)) return undefined;
  const command = rest.trim();
  return bracket === undefined || bracket === 'PS' ? { command } : { command, host: bracket };
}

const BARE_COMMAND =
  /^\s{0,7}(?:[#*$-]+\s+)?(\(?(?:\$[\w:]+\s*=\s*)?\(?(?:get|test|set|new|select|connect|where|export|invoke)-[a-z]{3,60}\b(?!\s*:).*)$/i;

/** A command pasted without its prompt, perhaps as a heading. */
export function readBareCommand(line: string): string | undefined {
  return BARE_COMMAND.exec(line.slice(0, 4096))?.[1]?.trim();
}

/** Whether PowerShell would wait for another line. */
export function isIncomplete(command: string): boolean {
  return /[|,`{(]$/.test(command);
}
