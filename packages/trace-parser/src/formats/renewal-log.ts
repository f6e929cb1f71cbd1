import type { RenewalStep } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import type { FormContext, LineReader, TextForm } from '../text/text-form.js';

type Tool = RenewalStep['tool'];

interface StepRule {
  readonly tool: Tool;
  readonly pattern: RegExp;
  readonly step: RenewalStep['step'];
  readonly ok?: false;
}

/** Named groups: `names`, `store`, `script`, `thumbprint`. */
const RULES: readonly StepRule[] = [
  {
    tool: 'win-acme',
    step: 'not-due',
    pattern: /^Renewal (?:for )?(?<names>\S.*?) is (?:not due|due after)/,
  },
  {
    tool: 'win-acme',
    step: 'stored',
    pattern: /^Adding certificate (?<names>.+?)(?: @ .*?)? (?:to|in) store (?<store>\w+)/,
  },
  {
    tool: 'win-acme',
    step: 'installed',
    pattern: /^(?:Updating existing|Adding new|Committing \d+) https binding/,
  },
  {
    tool: 'win-acme',
    step: 'script',
    pattern: /^Script (?<script>\S+\.(?:ps1|bat|cmd|exe)) starting(?: with parameters (?<thumbprint>.*))?/i,
  },
  {
    tool: 'win-acme',
    step: 'script',
    ok: false,
    pattern:
      /^(?:Script (?:error|failed|exited|timed out)|Installation (?:plugin )?failed|Unable to (?:start|run) script)/i,
  },
  {
    tool: 'win-acme',
    step: 'failed',
    ok: false,
    pattern:
      /^(?:Renewal (?:for )?(?<names>\S.*?) failed|Create certificate failed|Authorization result: invalid)/i,
  },
  {
    tool: 'win-acme',
    step: 'renewed',
    pattern:
      /^(?:Renewal (?:for )?(?<names>\S.*?) succeeded|Certificate (?<created>\[.+?\].*) (?:created|renewed))/,
  },
  {
    tool: 'certify',
    step: 'renewed',
    pattern: /^(?:Completed Certificate Request|Certificate Request Completed|Request completed)/i,
  },
  {
    tool: 'certify',
    step: 'stored',
    pattern:
      /^(?:Certificate stored|Stored certificate|Storing certificate)\b.*?(?<thumbprint>[0-9A-Fa-f]{40})?/i,
  },
  {
    tool: 'certify',
    step: 'script',
    ok: false,
    pattern:
      /^(?:Task \[(?<script>[^\]]+)\].*(?:failed|error)|Deployment Task.*fail|Script.*(?:failed|error))/i,
  },
  {
    tool: 'certify',
    step: 'script',
    pattern: /^(?:Task \[(?<script>[^\]]+)\]|Executing (?:script|command):? (?<command>\S+))/i,
  },
  {
    tool: 'certify',
    step: 'failed',
    ok: false,
    pattern:
      /^(?:Validation of the required challenges did not complete|Failed to (?:complete|create|request) certificate|The certificate request failed)/i,
  },
  { tool: 'posh-acme', step: 'renewed', pattern: /^Successfully created certificate/i },
  {
    tool: 'posh-acme',
    step: 'not-due',
    pattern:
      /^(?:Order|Cert(?:ificate)?) .*?(?<names>[\w.*-]+\.[\w.-]+).* (?:is not recommended for renewal|not due)/i,
  },
  {
    tool: 'posh-acme',
    step: 'stored',
    pattern: /^(?:Importing|Imported) .*(?:cert|pfx).*(?<store>LocalMachine\\\w+|CurrentUser\\\w+)/i,
  },
  {
    tool: 'certbot',
    step: 'renewed',
    pattern: /^(?:Successfully received certificate|Renewing an existing certificate for (?<names>.+))/,
  },
  { tool: 'certbot', step: 'stored', pattern: /^Certificate is saved at:\s+(?<store>\S+)/ },
  {
    tool: 'certbot',
    step: 'script',
    ok: false,
    pattern: /^Hook '(?<script>[\w-]+)' (?:reported error code|ran with error)/,
  },
  {
    tool: 'certbot',
    step: 'script',
    pattern: /^(?:Running (?:deploy|post|renew)-hook command: (?<script>.+)|Hook '(?<hook>[\w-]+)' ran)/,
  },
  {
    tool: 'certbot',
    step: 'failed',
    ok: false,
    pattern: /^(?:Failed to renew certificate (?<names>\S+)|All renewals failed)/,
  },
  { tool: 'certbot', step: 'not-due', pattern: /^Certificate not (?:yet )?due for renewal/i },
];

/** Time and level before the message, as Serilog, Certify and certbot write them. */
const PREFIX =
  /^\s*\[?(\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?[+-]\d\d:?\d\d|Z)?)\]?[:,]?\s*(?:\[?\(?(?:INF|INFO|ERR|EROR|ERROR|WRN|WARN|WARNING|DBG|DBUG|DEBUG|VRB|VERB)\w*\)?\]?:?\s*(?:[a-z_.]+:)?)?/;
const LEVEL = /^\s*(?:VERBOSE|WARNING|DEBUG|INFO|ERROR): /;
const THUMBPRINT = /\b[0-9A-Fa-f]{40}\b/;
/** Lines that tell which tool writes, for the messages tools share. */
const TOOLS: readonly (readonly [Tool, RegExp])[] = [
  ['win-acme', /win-acme|wacs\.exe|Plugin \w+ generated source|Store with CertificateStore/i],
  ['certify', /Certify(?: The Web|\.Service|TheWeb)|---- Beginning (?:Certificate )?Request/i],
  ['posh-acme', /Posh-ACME|\b(?:New-PACertificate|Submit-Renewal)\b/i],
  ['certbot', /certbot|\/etc\/letsencrypt\//i],
];

/** Logs of certificate renewal tools: win-acme, Certify The Web, Posh-ACME, certbot. */
export const renewalLog: TextForm = {
  id: 'renewal-log',
  title: 'Certificate renewal tools (win-acme, Certify The Web, Posh-ACME, certbot)',
  signs: [
    {
      pattern: /win-acme|wacs\.exe|^\s*Plugin \w+ generated source|Store with CertificateStore/i,
      score: 0.93,
      reason: 'win-acme',
    },
    {
      pattern: /---- Beginning (?:Certificate )?Request|Certify The Web/i,
      score: 0.92,
      reason: 'Certify The Web',
    },
    { pattern: /Posh-ACME|\b(?:New-PACertificate|Submit-Renewal)\b/, score: 0.92, reason: 'Posh-ACME' },
    { pattern: /\/etc\/letsencrypt\/|certbot/, score: 0.9, reason: 'certbot' },
    {
      pattern: /^\s*Script \S+\.ps1 starting|^\s*Adding certificate .* (?:to|in) store \w+/,
      score: 0.9,
      reason: 'steps of win-acme',
    },
  ],
  belongs:
    /^(?:\s+\S|\[|\d{4}[-/.]\d\d[-/.]\d\d|VERBOSE|WARNING|Script |Adding |Installing |Updating |Committing |Renew|Certificate |Store |Plugin |Author|Download|Requesting|Next renewal|Successfully|Key is saved|This cert|These files|Hook |Running |Failed|All renewals|Congrat|- - |Processing|Saving)/,
  open: openLog,
};

function openLog(context: FormContext): LineReader {
  let tool: Tool | undefined;
  return {
    line({ text, number }) {
      tool = TOOLS.find(([, pattern]) => pattern.test(text))?.[0] ?? tool;
      const prefix = PREFIX.exec(text);
      const said = text
        .slice(prefix?.[0].length ?? 0)
        .replace(LEVEL, '')
        .trim();
      const rules = RULES.filter((rule) => tool === undefined || rule.tool === tool);
      const found = rules.find(({ pattern }) => pattern.test(said));
      if (!found) return;
      const groups = found.pattern.exec(said)?.groups ?? {};
      const thumbprint = THUMBPRINT.exec(said)?.[0].toUpperCase();
      const named = groups['names'] ?? groups['created'] ?? '';
      const script = groups['script'] ?? groups['command'] ?? groups['hook'];
      const { store } = groups;
      context.fact({
        kind: 'renewal-log',
        tool: found.tool,
        step: found.step,
        ...(prefix?.[1] !== undefined && { time: readMachineTime(prefix[1]) }),
        ...(thumbprint !== undefined && { thumbprint }),
        names: [...named.matchAll(/[\w*-]+(?:\.[\w-]+)+/g)].slice(0, 50).map(([name]) => name),
        ...(store !== undefined && { store }),
        ...(script !== undefined && { script }),
        ok: found.ok ?? true,
        text: said.slice(0, 1000),
        origin: context.origin(number),
      });
    },
    end: () => undefined,
  };
}
