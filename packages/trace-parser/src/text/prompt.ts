const WINDOWS = /^\s*(?:\[PS\]\s*|\[([\w.-]+)\]:\s*)?(?:PS )?[A-Za-z]:\\[^>\r\n]{0,260}>+\s*(\S.*)$/;
const POWERSHELL = /^\s*(?:\[([\w.-]+)\]: )?PS (?:Cert|HKLM|HKCU):\\?[^>\r\n]{0,260}>+\s*(\S.*)$/;
const UNIX = /^\s*(?:\(?[\w.-]+\)?\s)?[\w.-]{1,32}@([\w.-]{1,64})[: ][^$#%\r\n]{0,200}[$#%]\s+(\S.*)$/;
const BARE = /^\s*[$#]\s+((?:sudo\s+)?(?:openssl|swaks|dig|nslookup|telnet|nc|ncat|host|certbot)\b.*)$/;

/** A command line as a transcript shows it, behind its prompt. */
export interface Prompt {
  readonly command: string;
  /** The machine, where the prompt names it. */
  readonly machine?: string;
}

/** The command of a prompt line: of cmd, PowerShell, the Exchange Management Shell or a Unix shell. */
export function readPrompt(line: string): Prompt | undefined {
  const match = WINDOWS.exec(line) ?? POWERSHELL.exec(line) ?? UNIX.exec(line);
  if (match) {
    const [, machine, command = ''] = match;
    return { command: command.trimEnd(), ...(machine !== undefined && { machine }) };
  }
  const [, command] = BARE.exec(line) ?? [];
  return command === undefined ? undefined : { command: command.trimEnd() };
}
