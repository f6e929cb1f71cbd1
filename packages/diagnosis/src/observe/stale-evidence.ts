import { known } from '@hybrid-mailflow/connector-model';
import type { Issue } from '@hybrid-mailflow/evidence';
import type { Situation } from '../situation.js';
import { whoseCertificate } from './whose-certificate.js';

/** Evidence of different times: what it proves together may never have been true at once. */
export function staleEvidence(situation: Situation): Issue[] {
  return [...exportsOlderThanLogs(situation), ...settingsChangedSince(situation)];
}

/** The log of a server shows a certificate that was issued after every one its exported store holds. */
function exportsOlderThanLogs(situation: Situation): Issue[] {
  return situation.observations.served.flatMap(({ server, certificate, origin }) => {
    const store = situation.stores.get(server);
    const { notBefore, subject, thumbprint = null } = certificate;
    if (!store || notBefore === undefined || thumbprint === null) return [];
    if (whoseCertificate({ subject: subject ?? null, thumbprint }, situation).in === 'store') return [];
    const newest =
      store
        .map(({ stored }) => stored.certificate.notBefore ?? '')
        .sort()
        .at(-1) ?? '';
    if (newest === '' || notBefore <= newest) return [];
    const text = `The log of ${server} shows a certificate issued on ${notBefore.slice(0, 10)}, newer than every certificate in the export of its store: the export is older than the log.`;
    const doubts = { records: store.map(({ exported }) => exported.origin), store: server };
    return [{ code: 'EXPORT_OLDER_THAN_LOG', severity: 'warning', text, origin, doubts }];
  });
}

/** A connector between the two sides was changed after the last attempt that is known to fail. */
function settingsChangedSince({ predictions, observations }: Situation): Issue[] {
  const last = observations.faults
    .flatMap((fault) => fault.last ?? [])
    .sort()
    .at(-1);
  if (last === undefined) return [];
  const connectors = new Set(
    predictions.flatMap(({ receiveConnector, sendConnector, outboundConnector }) => [
      ...(receiveConnector ? [receiveConnector] : []),
      ...(sendConnector ? [sendConnector] : []),
      ...(outboundConnector ? [outboundConnector] : []),
    ]),
  );
  return [...connectors].flatMap(({ identity, whenChanged, records }) => {
    const changed = known(whenChanged);
    if (!changed || !/^\d{4}-\d{2}-\d{2}T/.test(changed) || changed <= last) return [];
    const text = `${identity} was changed on ${changed.slice(0, 16).replace('T', ' ')}, after the last failing attempt seen (${last.slice(0, 16).replace('T', ' ')}): the failures may be those of the old settings.`;
    const { origin } = whenChanged;
    const doubts = { records: records.map((record) => record.origin) };
    return [{ code: 'SETTINGS_CHANGED_SINCE', severity: 'warning', text, origin, doubts }];
  });
}
