import type { HcwEntry } from '@hybrid-mailflow/trace-parser';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** What the wizard runs to set up mail flow; its other steps are about mailboxes, free/busy and trust. */
const OF_MAIL_FLOW =
  /^(?:New|Set|Remove)-(?:ReceiveConnector|SendConnector|InboundConnector|OutboundConnector|HybridConfiguration|RemoteDomain|AcceptedDomain)$/i;

/** What its own errors of mail flow mean. */
const CODES: Readonly<Record<string, string>> = {
  HCW8010: 'it did not find the default receive connector of a server, such as one without its bindings',
  HCW8011: 'another send connector has the address space of Exchange Online',
};

/** Requirements it names in words: the certificate for SMTP, and TLS with a certificate. */
const IN_WORDS = /\bnot\b.{0,40}\bSMTP\b|RequiredTls flag/i;

const KEPT = 200;

/** The wizard stopped before it wrote what mail between both sides needs; a later run that got past the step settles it (§F.2). */
export const wizardRunFailed = defineRule({
  id: 'wizard-run-failed',
  title: 'A run of the Hybrid Configuration Wizard failed while it set up mail flow',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates],
  evaluate: ({ observations: { facts } }) => {
    const entries = facts.filter((fact) => fact.kind === 'hcw-entry');
    const failed = entries.filter(isOfMailFlow);
    return failed.map((entry): Outcome => {
      if (entries.some((later) => isGotPast(entry, later, failed))) return { outcome: 'pass' };
      const { text = '', cmdlet, code, origin } = entry;
      const at = [cmdlet, code].filter((word) => word !== undefined).join(', ');
      const known = CODES[code ?? ''];
      return {
        outcome: 'fail',
        confidence: 'medium',
        summary: `The Hybrid Configuration Wizard failed${at === '' ? '' : ` (${at})`}: ${known ?? text.slice(0, KEPT).replace(/\.$/, '')}. What it was to set there may be missing.`,
        primary: origin,
        args: { cmdlet: cmdlet ?? null, code: code ?? null, text: text.slice(0, KEPT) },
      };
    });
  },
});

function isOfMailFlow({ what, cmdlet = '', code = '', text = '' }: HcwEntry): boolean {
  return what === 'error' && (OF_MAIL_FLOW.test(cmdlet) || code in CODES || IN_WORDS.test(text));
}

/** The same cmdlet ran later, and did not fail again; of an error without a cmdlet the log tells no such thing. */
function isGotPast(failed: HcwEntry, later: HcwEntry, failures: readonly HcwEntry[]): boolean {
  if (failed.cmdlet === undefined || later.what !== 'cmdlet' || later.cmdlet !== failed.cmdlet) return false;
  const isAfter = (entry: HcwEntry, other: HcwEntry) => momentOf(entry) > momentOf(other);
  return (
    isAfter(later, failed) &&
    !failures.some((other) => other.cmdlet === failed.cmdlet && isAfter(other, later))
  );
}

/** As logged: one log tells the times of one clock, and they sort as text. */
function momentOf({ time }: HcwEntry): string {
  return time?.raw ?? '';
}
