import { Buffer } from 'node:buffer';

/**
 * Joins the soft line breaks of a text copied out of the source of a mail, and decodes what is surely encoded: bytes
 * above ASCII always, others only where `=3D` shows that plain `=` was encoded too (`LED=450` is no `E`).
 */
export function undoQuotedPrintable(text: string): string {
  const broken = /=[ \t]?\r?\n/.test(text);
  const encoded = /=3D/i.test(text);
  if (!broken && !encoded) return text;
  const joined = text.replace(/=[ \t]?\r?\n/g, '');
  return joined.replace(encoded ? /(?:=[0-9A-F]{2})+/gi : /(?:=[89A-F][0-9A-F])+/gi, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  );
}
