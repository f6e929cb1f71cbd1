import { StoreListing } from '../certutil/store-listing.js';
import { storeCertificateFrom } from '../objects/certificate.js';
import { readPrintedObjects } from '../text/printed-objects.js';
import { readPrompt } from '../text/prompt.js';
import { readWhole, type FormContext, type LineReader, type TextForm } from '../text/text-form.js';

/** The end of a listing; nothing after it belongs to its last certificate. */
const COMPLETED = /^CertUtil: -/i;

/** Certificates of the Windows stores, as the Cert: drive of PowerShell and certutil list them. */
export const storeCertificate: TextForm = {
  id: 'store-certificate',
  title: 'Certificates of a Windows store (Cert: drive, certutil -store)',
  signs: [
    { pattern: /^={8,} \S.{0,40} \d+ ={8,}\s*$/, score: 0.96, reason: 'listing of certutil' },
    { pattern: /PSParentPath\s*: .*Certificate::/, score: 0.96, reason: 'listing of the Cert: drive' },
    { pattern: /^Thumbprint\s+Subject\b/, score: 0.92, reason: 'table of certificates' },
    {
      pattern: /\bcertutil(?:\.exe)?\s.*-(?:verify)?store\b/i,
      score: 0.93,
      reason: 'command line of certutil -store',
    },
    {
      pattern: /\b(?:Get-ChildItem|gci|dir|ls|Get-Item)\b.{0,80}\bCert:\\/i,
      score: 0.9,
      reason: 'command line of the Cert: drive',
    },
  ],
  belongs:
    /^(?:[A-Za-z][\w -]{0,40} ".+"\s*$|={4,}| ?[^:=]{2,60}: ?\S|\s{2,}\S|[0-9A-F]{40}\s|CertUtil:|Missing stored|Encryption test|Signature |Private key|No key|Non-root|Root Cert|Archived|Certificate is|Verifies|Incomplete|Cannot|Leaf cert|Kein |Der private|Verschl|Signatur|Il ne|Test de)/,
  tables: true,
  open: openListing,
};

function openListing(context: FormContext): LineReader {
  return readWhole(context, (lines) => {
    const listing = new StoreListing(context);
    const others = lines.filter(({ text, number }) => {
      const prompt = readPrompt(text);
      if (prompt) listing.command(prompt.command);
      else if (COMPLETED.test(text)) listing.giveOut();
      else return !listing.line(text, number);
      return true;
    });
    listing.giveOut();
    for (const record of readPrintedObjects(others, context.origin(1).item)) {
      const certificate = storeCertificateFrom(record);
      if (certificate) context.fact(certificate);
    }
  });
}
