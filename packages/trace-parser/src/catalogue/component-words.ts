import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

const unrelated = {
  class: 'not-transport-security',
  raisedBy: 'Exchange Server, Exchange Online',
  flow: 'either',
  likelyCauses: [],
  sources: [SOURCES.ndr],
} as const;

/**
 * The first part of the dotted words in which Exchange's transport says who refused a message
 * (`RESOLVER.RST.AuthRequired`). The whole word is the token; it is looked up by its longest known beginning.
 */
export const COMPONENT_WORDS: readonly EntryOf[] = [
  {
    ...unrelated,
    id: 'RESOLVER',
    meaning: 'The recipient resolver: an address that does not exist, or a recipient with restrictions.',
  },
  {
    ...unrelated,
    id: 'RESOLVER.OOF',
    meaning: 'An automatic reply was dropped as the settings say. No mail failed.',
  },
  {
    ...unrelated,
    id: 'RESOLVER.RST',
    meaning:
      'The recipient or group takes mail only from certain senders, or only from senders who signed in.',
  },
  {
    ...unrelated,
    id: 'STOREDRV',
    meaning: 'The mailbox store would not take the message: quota, size, a throttled mailbox, a broken item.',
  },
  {
    ...unrelated,
    id: 'TRANSPORT.RULES',
    meaning: 'A mail flow rule of the organization refused the message.',
  },
  { ...unrelated, id: 'SUBMISSION', meaning: 'The message was refused while a mailbox submitted it.' },
  { ...unrelated, id: 'APPROVAL', meaning: 'A moderator refused the message, or did not answer in time.' },
  {
    ...unrelated,
    id: 'ROUTING',
    class: 'connector',
    meaning: 'Routing found no connector or no server for the recipient’s domain.',
    remedy: 'Compare the address spaces of the send connectors and the domain types on both sides.',
  },
  {
    ...unrelated,
    id: 'SMTPSEND.DNS',
    class: 'dns',
    meaning: 'The name of the next server could not be resolved, or led back to the sender.',
  },
  {
    ...unrelated,
    id: 'SMTPSEND',
    class: 'network',
    meaning: 'Exchange’s SMTP sender gave up on the connection; the word behind the dot tells for what.',
  },
  {
    ...unrelated,
    id: 'QUEUE.Expired',
    class: 'unknown',
    meaning:
      'The message waited in a queue until its time ran out. What held it up stands in the error before this one.',
    remedy: 'Read the last error of the queue, or the attempt below in the report.',
  },
];
