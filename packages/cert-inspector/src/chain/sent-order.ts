import type { Certificate } from '../certificate.js';
import { isSame, mayIssue } from './may-issue.js';

/** What is to be said of a chain as it was sent. */
export interface SentRemark {
  readonly code: 'out-of-order' | 'anchor-sent' | 'unrelated-certificate' | 'duplicate-certificate';
  /** Position in the order sent, 0 for the leaf. */
  readonly at: number;
  readonly text: string;
}

/** The part of the chain that can be put together from what was sent, from the leaf upwards. */
export function rebuildSent(sent: readonly Certificate[]): readonly Certificate[] {
  const [leaf] = sent;
  if (!leaf) return [];
  const path = [leaf];
  for (let last = leaf; last.selfSigned !== true;) {
    const current = last;
    const next = sent.find((one) => mayIssue(one, current) && !path.some((known) => isSame(known, one)));
    if (!next) break;
    path.push(next);
    last = next;
  }
  return path;
}

/** Compares the order sent with the one TLS asks for (RFC 8446 §4.4.2: each certifies the one before it). */
export function remarksOnOrder(sent: readonly Certificate[]): SentRemark[] {
  const path = rebuildSent(sent);
  const remarks: SentRemark[] = [];
  const seen = new Set<unknown>();
  let highest = 0;
  for (const [at, certificate] of sent.entries()) {
    const identity = certificate.sha256 ?? certificate;
    const repeated = seen.has(identity);
    seen.add(identity);
    if (at === 0) continue;
    const { subject } = certificate;
    const level = path.findIndex((one) => isSame(one, certificate));
    if (repeated) {
      remarks.push({ code: 'duplicate-certificate', at, text: `${subject} is sent twice` });
    } else if (level < 0) {
      remarks.push({ code: 'unrelated-certificate', at, text: `${subject} is no part of the chain` });
    } else {
      if (level < highest) {
        const text = `${subject} stands after a certificate it did not issue; some clients take only the right order`;
        remarks.push({ code: 'out-of-order', at, text });
      }
      highest = Math.max(highest, level);
      if (certificate.selfSigned === true) {
        const text = `${subject} is a root: whoever verifies must have it already, sending it only costs bytes`;
        remarks.push({ code: 'anchor-sent', at, text });
      }
    }
  }
  return remarks;
}
