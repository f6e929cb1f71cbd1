import type { FirewallAction, MachineTime } from '../fact.js';
import { readFirewallLine, type FirewallLine } from '../firewall/lines.js';
import { readMachineTime } from '../machine-time.js';
import type { FormContext, LineReader, TextForm } from '../text/text-form.js';

const SMTP_PORT = 25;
/** Distinct actions counted; a scan of a whole network is no mail flow. */
const COUNTED = 10_000;

/** Logs of firewalls, as far as they tell of SMTP: equal lines are counted. */
export const firewallLog: TextForm = {
  id: 'firewall-log',
  title: 'Firewall logs (Cisco ASA, Windows, Fortinet, Palo Alto, Check Point)',
  signs: [
    { pattern: /%(?:ASA|FTD|PIX)-\d-\d{6}: /, score: 0.96, reason: 'syslog of Cisco ASA' },
    {
      pattern: /^#Software: Microsoft Windows Firewall|^#Fields: date time action protocol src-ip/,
      score: 0.98,
      reason: 'Windows Firewall log',
    },
    {
      pattern: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:ALLOW|DROP) TCP /,
      score: 0.95,
      reason: 'rows of a Windows Firewall log',
    },
    { pattern: /\bsrcip=\S+.*\bdstip=\S+/, score: 0.95, reason: 'FortiGate log' },
    { pattern: /,TRAFFIC,(?:start|end|drop|deny),/, score: 0.95, reason: 'Palo Alto traffic log' },
    {
      pattern: /\bsrc[=:]"?[\d.]+"?.*\bdst[=:]"?[\d.]+"?.*\b(?:action|service)[=:]/i,
      score: 0.85,
      reason: 'Check Point log',
    },
    {
      pattern: /\baction[=:]"?\w+"?.*\bsrc[=:]"?[\d.]+"?.*\bdst[=:]"?[\d.]+/i,
      score: 0.85,
      reason: 'Check Point log',
    },
    {
      pattern: /^\s*(?:inspect esmtp|policy-map type inspect esmtp)/,
      score: 0.9,
      reason: 'SMTP inspection of Cisco ASA',
    },
  ],
  belongs:
    /^(?:#|\s*(?:inspect|class|policy-map|parameters|no |service-policy|match|allow-tls|mask-banner)\b|<\d+>|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [A-Z]+ )/,
  open: openLog,
};

interface Count {
  readonly fields: Omit<FirewallLine, 'time'>;
  readonly origin: FirewallAction['origin'];
  count: number;
  readonly first: string | undefined;
  last: string | undefined;
}

function openLog(context: FormContext): LineReader {
  const counts = new Map<string, Count>();
  let omitted = 0;
  let lastNumber = 1;
  return {
    line({ text, number }) {
      const line = readFirewallLine(text);
      if (!line || (line.targetPort !== SMTP_PORT && line.action !== 'inspected')) return;
      lastNumber = number;
      const { time, ...fields } = line;
      const key = JSON.stringify(Object.values(fields));
      const known = counts.get(key);
      if (known) {
        known.count++;
        known.last = time ?? known.last;
      } else if (counts.size < COUNTED) {
        counts.set(key, { fields, origin: context.origin(number), count: 1, first: time, last: time });
      } else omitted++;
    },
    end() {
      if (omitted > 0)
        context.issue('FACTS_LIMIT', `${omitted} lines beyond ${COUNTED} different ones`, lastNumber);
      for (const { fields, origin, count, first, last } of counts.values()) {
        context.fact({
          kind: 'firewall-log',
          ...fields,
          count,
          ...timed('first', first),
          ...timed('last', last),
          origin,
        });
      }
    },
  };
}

function timed(
  name: 'first' | 'last',
  text: string | undefined,
): { first?: MachineTime; last?: MachineTime } {
  return text === undefined ? {} : { [name]: readMachineTime(text) };
}
