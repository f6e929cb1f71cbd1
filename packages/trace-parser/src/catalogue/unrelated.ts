import { SOURCES } from './sources.js';

/** What certificates and connectors have no part in. */
export const unrelated = {
  class: 'not-transport-security',
  raisedBy: 'any SMTP server',
  flow: 'either',
  likelyCauses: [],
  sources: [SOURCES.ndr, SOURCES.rfc3463],
} as const;
