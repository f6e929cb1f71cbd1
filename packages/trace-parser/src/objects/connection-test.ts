import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { EndpointDraft } from '../endpoint/endpoint-draft.js';
import type { SmtpEndpoint } from '../fact.js';
import { numberOf, textOf } from './values.js';

/** What Test-NetConnection returns for a port. */
export function endpointFrom(record: ExportRecord): SmtpEndpoint | undefined {
  const succeeded = textOf(record, 'TcpTestSucceeded');
  if (succeeded === undefined) return undefined;
  const draft = new EndpointDraft('test-connection', record.origin.line ?? 1);
  const host = textOf(record, 'ComputerName');
  const address = textOf(record, 'RemoteAddress');
  const from = textOf(record, 'SourceAddress');
  const port = numberOf(record, 'RemotePort');
  const connected = /^true$/i.test(succeeded);
  Object.assign(draft.fields, {
    ...(host !== undefined && { host }),
    ...(address !== undefined && { address }),
    ...(from !== undefined && from !== '' && { from }),
    ...(port !== undefined && { port }),
    connection: connected ? 'connected' : 'failed',
    ...(!connected && { connectError: `TcpTestSucceeded : ${succeeded}` }),
  });
  return { ...draft.toFact(record.origin.item), origin: record.origin };
}
