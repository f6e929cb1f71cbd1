import { FaultList } from '../certutil/faults.js';
import { Verification } from '../certutil/verification.js';
import type { CertificateTest } from '../fact.js';
import { readPrompt } from '../text/prompt.js';
import type { FormContext, LineReader, TextForm } from '../text/text-form.js';

const CMDLET = /\bTest-Certificate\b/i;
const CERTUTIL = /\bcertutil(?:\.exe)?\s.*-verify\b/i;
const VERDICT = /^\s*(True|False)\s*$/;
const CHAIN_STATUS =
  /^(?:WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA): (?:Chain status|Kettenstatus|.{1,40})\s?:\s*$/i;
const PATH = /Cert:\\\S*\\([0-9A-F]{40})\b/i;
const CERTUTIL_START = /^(?:Issuer|Aussteller|.metteur)\s?:\s*$/;
const CERTUTIL_CONTEXT =
  /CERT_CHAIN_CONTEXT|ChainContext\.dw|^dwFlags = CA_VERIFY|HCCE_LOCAL_MACHINE|HCCE_CURRENT_USER/;
const CERTUTIL_END = /^CertUtil: -verify/i;

/** What Windows says of a certificate: Test-Certificate, certutil -verify. */
export const certificateTest: TextForm = {
  id: 'certificate-test',
  title: 'Certificate tests (Test-Certificate, certutil -verify)',
  signs: [
    { pattern: CERTUTIL_CONTEXT, score: 0.96, reason: 'chain context of certutil -verify' },
    { pattern: /^CertUtil: -verify command/i, score: 0.95, reason: 'end of certutil -verify' },
    { pattern: CERTUTIL, score: 0.94, reason: 'command line of certutil -verify' },
    { pattern: CMDLET, score: 0.93, reason: 'Test-Certificate' },
    { pattern: CHAIN_STATUS, score: 0.9, reason: 'warning of Test-Certificate' },
    { pattern: /^CERT_TRUST_\w+\s*$/, score: 0.9, reason: 'chain status of Test-Certificate' },
    {
      pattern: /^(?:Verifies against UNTRUSTED root|Incomplete certificate chain)/,
      score: 0.93,
      reason: 'verdict of certutil',
    },
  ],
  belongs:
    /^(?:\s+\S|(?:Issuer|Subject|Aussteller|Antragsteller|Cert Serial Number|Seriennummer)\s?:|Name Hash|dwFlags|ChainFlags|HCCE_|CERT_|-{4,}|ChainContext|SimpleChain|CertContext|Exclude|Full chain|Application|Issuance|Verified|Verifies|Incomplete|Expired|Revocation|Cannot|Leaf|Certificate is|Missing|CRL|ERROR|CertUtil:|True|False|WARNING|WARNUNG|At line|In Zeile|\+ |The |A cert|[\w ].{0,300}0x[0-9a-f]{8})/i,
  open: openTest,
};

interface CmdletDraft {
  readonly faults: FaultList;
  readonly line: number;
  lastLine: number;
  thumbprint?: string;
}

function openTest(context: FormContext): LineReader {
  let verification: Verification | undefined;
  let verifying = false;
  let draft: CmdletDraft | undefined;

  const giveOutVerification = () => {
    const test = verification?.toFact(context);
    if (test) context.fact(test);
    verification = undefined;
    verifying = false;
  };
  const giveOutDraft = (verdict: CertificateTest['verdict']) => {
    if (draft && (verdict !== 'unknown' || draft.faults.faults.length > 0))
      context.fact(toTest(draft, verdict, context));
    draft = undefined;
  };
  const current = (line: number): CmdletDraft => {
    draft ??= { faults: new FaultList(), line, lastLine: line };
    draft.lastLine = line;
    return draft;
  };

  return {
    line({ text, number }) {
      const prompt = readPrompt(text);
      if (prompt) {
        giveOutVerification();
        giveOutDraft('unknown');
        verifying = CERTUTIL.test(prompt.command);
        if (!CMDLET.test(prompt.command)) return;
        const thumbprint = PATH.exec(prompt.command)?.[1];
        if (thumbprint !== undefined) current(number).thumbprint = thumbprint.toUpperCase();
        return;
      }
      if (CERTUTIL_END.test(text)) {
        verification?.read(text, number);
        giveOutVerification();
        return;
      }
      if (verifying || verification || CERTUTIL_START.test(text) || CERTUTIL_CONTEXT.test(text)) {
        verification ??= new Verification(number);
        verification.read(text, number);
        return;
      }
      const verdict = VERDICT.exec(text)?.[1];
      if (verdict !== undefined) {
        current(number);
        giveOutDraft(verdict === 'True' ? 'valid' : 'invalid');
      } else if (CHAIN_STATUS.test(text) || CMDLET.test(text) || draft || text.startsWith('CERT_TRUST_')) {
        current(number).faults.read(text);
      }
    },
    end() {
      giveOutVerification();
      giveOutDraft('unknown');
    },
  };
}

function toTest(
  draft: CmdletDraft,
  verdict: CertificateTest['verdict'],
  context: FormContext,
): CertificateTest {
  const { faults, revocation } = draft.faults;
  return {
    kind: 'certificate-test',
    tool: 'Test-Certificate',
    ...(draft.thumbprint !== undefined && { thumbprint: draft.thumbprint }),
    verdict: verdict === 'unknown' && faults.length > 0 ? 'invalid' : verdict,
    faults,
    revocation,
    fetched: [],
    origin: context.origin(draft.line, draft.lastLine),
  };
}
