import type { Detection, Sample, TraceFormat } from '../format.js';
import { openMails } from '../mail/mail-reader.js';

const ID = 'received-headers';
const RECEIVED = /^[ \t>]*Received:[ \t]*(?:from|by|\(|\r?\n[ \t]+(?:from|by))/im;
const EXCHANGE =
  /^[ \t>]*X-(?:MS-Exchange-(?:Organization|CrossPremises|CrossTenant)-|CrossPremisesHeaders|OriginatorOrg)/im;

/** Headers of an ordinary mail, pasted or as .eml: the servers it went through, and what Exchange made of its sender. */
export const receivedHeaders: TraceFormat = {
  id: ID,
  title: 'Message headers',
  detect,
  open: openMails,
};

function detect({ text }: Sample): Detection | undefined {
  if (RECEIVED.test(text)) return { format: ID, score: 0.75, reason: 'Received headers' };
  if (EXCHANGE.test(text)) return { format: ID, score: 0.7, reason: 'X-MS-Exchange headers' };
  return undefined;
}
