import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { Fact } from './fact.js';
import { storeCertificateFrom } from './objects/certificate.js';
import { certificateTestFrom } from './objects/certificate-test.js';
import { endpointFrom } from './objects/connection-test.js';
import { dnsAnswerFrom } from './objects/dns-record.js';
import { edgeSyncFrom } from './objects/edge-sync.js';
import { eventFrom } from './objects/event.js';
import { registryValuesFrom } from './objects/registry.js';
import { serviceStatesFrom } from './objects/service.js';

/**
 * The facts in an exported object, whatever form it was exported in: services, processes, component states, events,
 * certificates of a store and tests of them, DNS records, registry keys, EdgeSync results, connection tests. Empty for any other.
 */
export function factsFromExport(record: ExportRecord): Fact[] {
  const one =
    endpointFrom(record) ??
    eventFrom(record) ??
    certificateTestFrom(record) ??
    storeCertificateFrom(record) ??
    dnsAnswerFrom(record) ??
    edgeSyncFrom(record);
  if (one) return [one];
  const values = registryValuesFrom(record);
  return values.length > 0 ? values : serviceStatesFrom(record);
}
