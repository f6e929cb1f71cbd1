import type { Certificate } from '@hybrid-mailflow/cert-inspector';
import { toOrganization } from '@hybrid-mailflow/connector-model';
import type { EvidenceItem, Issue } from '@hybrid-mailflow/evidence';
import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { EvidenceSummary } from './diagnosis.js';
import { readItem } from './intake/read-item.js';
import { serversOf } from './intake/servers.js';
import { storesOf } from './intake/stores.js';
import { withoutOthers } from './observe/elsewhere.js';
import type { Observations } from './observe/observations.js';
import { Observer } from './observe/observer.js';
import type { Configuration } from './situation.js';

export interface ReadEvidence {
  readonly summaries: readonly EvidenceSummary[];
  readonly configuration: Configuration;
  readonly observations: Observations;
  readonly issues: readonly Issue[];
}

/** Reads every item, in the order of their labels so that the answer does not depend on how files were named on a command line. */
export async function readEvidence(items: readonly EvidenceItem[]): Promise<ReadEvidence> {
  const exported: ExportRecord[] = [];
  const certificates: Certificate[] = [];
  const issues: Issue[] = [];
  const observer = new Observer();
  const summaries: EvidenceSummary[] = [];
  for (const item of [...items].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))) {
    const summary = await readItem(item, {
      trace: (record) => observer.add(record),
      exported: (record) => exported.push(record),
      certificate: (certificate) => certificates.push(certificate),
      issue: (issue) => issues.push(issue),
    });
    summaries.push(summary);
  }
  const { organization, issues: modelIssues } = toOrganization(exported);
  return {
    summaries,
    configuration: {
      organization,
      servers: serversOf(organization),
      stores: storesOf(organization),
      certificates,
    },
    observations: withoutOthers(observer.observations(), organization),
    issues: [...issues, ...observer.facts.issues(), ...modelIssues],
  };
}
