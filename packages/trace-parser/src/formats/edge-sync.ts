import { edgeSyncFrom } from '../objects/edge-sync.js';
import { readPrintedObjects } from '../text/printed-objects.js';
import { readWhole, type FormContext, type LineReader, type TextForm } from '../text/text-form.js';

/** The synchronization to Edge servers: Test-EdgeSynchronization, Start-EdgeSynchronization, Get-EdgeSubscription. */
export const edgeSync: TextForm = {
  id: 'edge-sync',
  title: 'Edge synchronization (Test- and Start-EdgeSynchronization, Get-EdgeSubscription)',
  signs: [
    {
      pattern: /^(?:RunspaceId\s+: .*)?SyncStatus\s*:/,
      score: 0.95,
      reason: 'list of Test-EdgeSynchronization',
    },
    {
      pattern: /^(?:TargetScanned|FailureDetails?)\s*:/,
      score: 0.93,
      reason: 'list of Start-EdgeSynchronization',
    },
    { pattern: /^\s*Name\s+Site\s+Domain\s*$/, score: 0.93, reason: 'table of Get-EdgeSubscription' },
    {
      pattern: /\b(?:Test|Start)-EdgeSynchronization\b|\bGet-EdgeSubscription\b/i,
      score: 0.9,
      reason: 'cmdlet of EdgeSync',
    },
  ],
  belongs: /^(?:\w{2,40}\s*: ?|\s{6,}\S)/,
  tables: true,
  open: openSync,
};

function openSync(context: FormContext): LineReader {
  return readWhole(context, (lines) => {
    for (const record of readPrintedObjects(lines, context.origin(1).item)) {
      const sync = edgeSyncFrom(record);
      if (sync) context.fact(sync);
    }
  });
}
