import { nodeTrustStore, parseCertificates, type TrustStore } from '@hybrid-mailflow/cert-inspector';
import { findEvidence } from '@hybrid-mailflow/evidence-files';
import { Option } from 'commander';
import { type Terminal, UsageError } from '../terminal.js';
import { bytesOf } from './read-certificate-files.js';
import { systemRoots } from './system-roots.js';

/** `--trust`, given once for each store. */
export function trustOption(): Option {
  return new Option(
    '--trust <store>',
    'roots to trust: node, system, or a file or folder of certificates; may be given again (default: node)',
  ).argParser((store: string, previous: readonly string[] | undefined) => [...(previous ?? []), store]);
}

/**
 * The trust stores by the names given.
 * @throws UsageError for a store that holds nothing or cannot be read.
 */
export async function trustStores(
  names: readonly string[] | undefined,
  terminal: Terminal,
): Promise<TrustStore[]> {
  return Promise.all((names ?? ['node']).map((name) => trustStore(name, terminal)));
}

async function trustStore(name: string, terminal: Terminal): Promise<TrustStore> {
  if (name === 'node') return nodeTrustStore();
  const contents = name === 'system' ? [await systemRoots()] : await contentsOf(name, terminal);
  const anchors = contents.flatMap((content) => parseCertificates(content, { item: name }).records);
  if (anchors.length === 0) throw new UsageError(`${name}: holds no certificate to trust`);
  return { name, anchors };
}

async function contentsOf(path: string, { cwd }: Terminal): Promise<Uint8Array[]> {
  const { items, unreadable } = await findEvidence([path], { cwd });
  if (unreadable.length > 0) throw new UsageError(unreadable.join(' '));
  return Promise.all(items.map(bytesOf));
}
