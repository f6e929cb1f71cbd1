import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CauseId } from './causes/cause-catalogue.js';
import { diagnose } from './diagnose.js';

const corpus = join(import.meta.dirname, '../../../../shared/corpus/trace-texts.jsonl');

interface StatedText {
  readonly id: string;
  readonly text: string;
  readonly root_cause: string | null;
}

/** The cause that whoever posted the text found in the end. */
const FOUND: Readonly<Record<string, CauseId>> = {
  'app-exception-002': 'client-certificate-missing-or-wrong',
  'app-exception-004': 'client-certificate-missing-or-wrong',
  'event-log-002': 'tls-certificate-name-stale',
  'event-log-007': 'tls-certificate-name-stale',
  'event-log-010': 'certificate-expired',
  'event-log-011': 'internal-transport-certificate-missing',
  'exo-connector-validation-004': 'front-end-listener-down',
  'exo-reason-002': 'server-without-tls-certificate-name',
  'exo-reason-003': 'server-without-tls-certificate-name',
  'exo-reason-006': 'server-without-tls-certificate-name',
  'exo-reason-013': 'front-end-listener-down',
  'connectivity-log-001': 'eop-range-blocked',
  'ndr-fragment-002': 'cloud-capability-missing',
  'ndr-lines-008': 'edge-subscription-stale',
  'ndr-lines-011': 'tls-version-or-cipher-missing',
  'queue-last-error-003': 'certificate-not-enabled-for-smtp',
  'queue-last-error-006': 'tls-certificate-name-stale',
  'queue-last-error-010': 'certificate-not-enabled-for-smtp',
  'queue-last-error-015': 'internal-transport-certificate-missing',
  'queue-last-error-017': 'eop-range-blocked',
  'queue-last-error-018': 'certificate-not-enabled-for-smtp',
  'recipient-status-001': 'sender-certificate-name-mismatch',
  'smtp-receive-log-001': 'server-without-tls-certificate-name',
  'smtp-send-log-002': 'certificate-not-enabled-for-smtp',
  'smtp-send-log-008': 'starttls-stripped-by-device',
  'smtp-status-001': 'tls-version-or-cipher-missing',
  'smtp-status-003': 'tls-version-or-cipher-missing',
  'smtp-status-005': 'intermediate-not-sent',
  'smtp-status-007': 'path-varies-by-site',
  'smtp-status-012': 'client-certificate-missing-or-wrong',
  'translated-001': 'sender-certificate-name-mismatch',
};

/** Failures of a message, a recipient or a reputation: the answer is that they are none of ours. */
const NOT_OURS: readonly string[] = [
  'exo-reason-008',
  'message-tracking-fl-002',
  'ndr-lines-017',
  'ndr-lines-021',
  'ndr-plain-004',
];

/** Texts from which nobody could tell what was found in the end. */
const BEYOND_THE_TEXT: Readonly<Record<string, string>> = {
  'app-exception-001':
    'a program that relays by its address, which the InboundConnector does not list; the text names neither program nor address',
  'app-exception-003':
    'a client of port 587 that skips STARTTLS; the words are those of a server that does not offer it',
  'app-exception-005': 'a client of port 587 that does not log in: none of the causes',
  'cmdlet-error-001':
    'an error of a cmdlet; that the certificate is on the firewall is in the story, not in the text',
  'event-log-001': 'Kerberos between servers: none of the causes',
  'event-log-012': 'a trust between domains: none of the causes',
  'exo-reason-014':
    'a missing root on the server looks like any other missing STARTTLS from outside: the cause is offered, eighth of eight',
  'ndr-fragment-003': 'the domain of somebody else points to a web host: none of the causes',
  'ndr-lines-002': 'DNS of the recipient’s domain: none of the causes',
  'ndr-lines-006': 'an outage of somebody else’s network: none of the causes',
  'ndr-lines-012': 'the text says no more than that the message expired',
  'ndr-plain-002': 'DNS of the recipient’s domain: none of the causes',
  'ndr-raw-qp-003': 'an outage of somebody else’s network: none of the causes',
  'queue-fl-003': 'a trust between domains: none of the causes',
  'queue-last-error-005': 'Kerberos between servers: none of the causes',
  'smtp-receive-log-002':
    'the same rows with the addresses cut: between servers of one organization the setup certificate is right (X-ANONYMOUSTLS)',
  'smtp-send-log-005':
    'the reply to EHLO is cut before STARTTLS could stand in it, and a block list is none of the causes',
  'smtp-send-log-007':
    'Front End Transport cannot reach Transport of its own server (port 2525): none of the causes, port 25 answers',
  'smtp-send-log-012': 'a trust between domains: none of the causes',
  'smtp-status-011': 'the build is out of support: the meaning says so, and no cause of ours is involved',
  'smtp-status-021':
    'a missing root on the server looks like any other missing STARTTLS from outside: the cause is offered, fifth of five',
};

describe.skipIf(!existsSync(corpus))(
  existsSync(corpus)
    ? 'texts whose root cause was found'
    : 'texts whose root cause was found (skipped: the collection of texts is not beside this repository)',
  () => {
    const texts = existsSync(corpus)
      ? readFileSync(corpus, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as StatedText)
          .filter(({ root_cause }) => root_cause !== null)
      : [];
    const diagnosed = ({ id, text }: StatedText) =>
      diagnose([{ label: `${id}.txt`, bytes: new TextEncoder().encode(text) }], { asOf: '2026-11-24' });

    it('are all sorted: found, none of ours, or beyond what the text tells', () => {
      const sorted = [...Object.keys(FOUND), ...NOT_OURS, ...Object.keys(BEYOND_THE_TEXT)].sort();
      expect(texts.map(({ id }) => id).sort()).toEqual(sorted);
      for (const [id, why] of Object.entries(BEYOND_THE_TEXT))
        console.warn(`not to be told from the text: ${id}: ${why}`);
    });

    it.each(texts.filter(({ id }) => FOUND[id] !== undefined))('$id', async (text) => {
      const { causes } = await diagnosed(text);
      expect(causes.slice(0, 3).map(({ id }) => id)).toContain(FOUND[text.id]);
      for (const { confidence } of causes) expect(['low', 'medium']).toContain(confidence);
    });

    it.each(texts.filter(({ id }) => NOT_OURS.includes(id)))('$id is none of ours', async (text) => {
      const { verdict, causes, meanings } = await diagnosed(text);
      expect(verdict).toBe('not-transport-security');
      expect(causes).toEqual([]);
      expect(meanings[0]?.text.length).toBeGreaterThan(20);
    });
  },
);
