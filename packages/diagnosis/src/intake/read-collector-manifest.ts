import type { Issue } from '@hybrid-mailflow/evidence';
import type { EvidenceSummary } from '../diagnosis.js';
import type { EvidenceSink } from './evidence-sink.js';

/** Whether a text begins as the `manifest.json` of our collector scripts does. */
export function isCollectorManifest(head: string): boolean {
  return /^\ufeff?\s*\{\s*"collector"\s*:\s*"hybrid-mailflow"/.test(head);
}

/**
 * Reads what a collector script says of its own reads. A failed read left no file: what it would have told is unknown, and
 * the diagnosis says so instead of taking it for absent. A read that hit its limit, or skipped a server, is told too.
 */
export function readCollectorManifest(item: string, text: string, sink: EvidenceSink): EvidenceSummary {
  const reads = readsOf(text);
  if (reads === undefined) {
    const broken = 'The manifest of the collection is damaged: which of its reads failed is not known.';
    sink.issue({ code: 'COLLECTION_MANIFEST_BROKEN', severity: 'warning', text: broken, origin: { item } });
    return { item, format: 'collector-manifest', summary: 'not read', records: 0 };
  }
  reads.forEach((read, record) => {
    const issue = issueOf(read);
    if (issue !== undefined) sink.issue({ ...issue, origin: { item, record, path: 'reads' } });
  });
  const failed = reads.filter(({ status }) => status === 'failed').length;
  const summary = `${reads.length} ${reads.length === 1 ? 'read' : 'reads'} of the collector, ${failed} failed`;
  return { item, format: 'collector-manifest', summary, records: reads.length };
}

interface Read {
  readonly command: string;
  readonly server: string;
  readonly status: string;
  readonly error: string;
  readonly limited: boolean;
  readonly count: number;
}

function issueOf({
  command,
  server,
  status,
  error,
  limited,
  count,
}: Read): Omit<Issue, 'origin'> | undefined {
  const of = server === '' || command.endsWith(` ${server}`) ? command : `${command} (${server})`;
  if (status === 'failed') {
    const text = `The collector could not read ${of}: ${error} What it would have told is unknown, not absent.`;
    return { code: 'COLLECTION_READ_FAILED', severity: 'error', text };
  }
  if (status === 'skipped') {
    return {
      code: 'COLLECTION_READ_SKIPPED',
      severity: 'warning',
      text: `The collector left out ${of}: ${error}.`,
    };
  }
  if (!limited) return undefined;
  const text = `The collector read the first ${count} of ${of} only; there are more.`;
  return { code: 'COLLECTION_READ_LIMITED', severity: 'warning', text };
}

function readsOf(text: string): readonly Read[] | undefined {
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest !== 'object' || manifest === null || !('reads' in manifest)) return undefined;
    return Array.isArray(manifest.reads) ? manifest.reads.flatMap(toRead) : undefined;
  } catch {
    return undefined;
  }
}

function toRead(entry: unknown): Read[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const values = new Map<string, unknown>(Object.entries(entry));
  const text = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  const count = values.get('count');
  return [
    {
      command: text('command'),
      server: text('server'),
      status: text('status'),
      error: text('error'),
      limited: values.get('limited') === true,
      count: typeof count === 'number' ? count : 0,
    },
  ];
}
