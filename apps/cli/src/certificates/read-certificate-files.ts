import { parseCertificates, type Certificate, type CertificateIssue } from '@hybrid-mailflow/cert-inspector';
import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { readWholeStream } from '@hybrid-mailflow/evidence-files';
import { gatherEvidence } from '../gather-evidence.js';
import type { Terminal } from '../terminal.js';
import { pfxPassword, type PasswordFlags } from './pfx-password.js';

/** One file with the certificates in it, in their order. */
export interface CertificateFile {
  readonly label: string;
  readonly certificates: readonly Certificate[];
  readonly issues: readonly CertificateIssue[];
}

export interface ReadFiles {
  readonly files: readonly CertificateFile[];
  /** Something could not be read: a file, or what it holds. */
  readonly unreadable: boolean;
}

/** Reads certificates from the files, folders or standard input a command was given. */
export async function readCertificateFiles(
  paths: readonly string[],
  flags: PasswordFlags,
  terminal: Terminal,
): Promise<ReadFiles> {
  const password = await pfxPassword(flags, terminal);
  const evidence = await gatherEvidence(paths, terminal);
  const files: CertificateFile[] = [];
  for (const item of evidence.items) {
    const options = { item: item.label, ...(password === undefined ? {} : { password }) };
    const { records, issues } = parseCertificates(await bytesOf(item), options);
    files.push({ label: item.label, certificates: records, issues });
  }
  const broken = files.some(({ issues }) => issues.some(({ severity }) => severity === 'error'));
  return { files, unreadable: broken || evidence.unreadable.length > 0 };
}

/** All bytes of an item, whether it was opened as bytes or as a stream. */
export async function bytesOf({ bytes }: EvidenceItem): Promise<Uint8Array> {
  return bytes instanceof Uint8Array ? bytes : readWholeStream(bytes());
}
