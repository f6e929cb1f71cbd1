import {
  property,
  type ExportRecord,
  type Property,
  type PropertyValue,
} from '@hybrid-mailflow/powershell-export';
import type { RecognisedRecord } from '../kinds/recognise.js';
import { parseX509Identifier } from '../normal-forms/x509-identifier.js';

/** The reading of a wrapped value that other exports confirm, by the property as exported. */
export type SettledReadings = ReadonlyMap<Property, PropertyValue>;

interface Reading {
  readonly property: Property;
  readonly text: string;
}

/**
 * A console that wraps a long value leaves open whether a blank stood at the line break (§G.3.1). Where one reading of a
 * TlsCertificateName is the name of an exported certificate, both are read so.
 */
export function settleReadings(records: readonly RecognisedRecord[]): SettledReadings {
  const settled = new Map<Property, PropertyValue>();
  if (!records.some(({ record }) => WRAPPED.some((name) => isLeftOpen(record.properties.get(name)))))
    return settled;
  const certificates = new Map<string, readonly Reading[]>();
  for (const { record, kind } of records) {
    if (kind !== 'ExchangeCertificate') continue;
    for (const issuer of readingsOf(record, 'Issuer')) {
      for (const subject of readingsOf(record, 'Subject')) {
        const key = keyOf(`<I>${issuer.text}<S>${subject.text}`);
        if (!certificates.has(key)) certificates.set(key, [issuer, subject]);
      }
    }
  }
  if (certificates.size === 0) return settled;
  for (const { record } of records) {
    const reading = readingsOf(record, 'TlsCertificateName').find(({ text }) =>
      certificates.has(keyOf(text)),
    );
    if (!reading) continue;
    for (const { property: of, text } of [reading, ...(certificates.get(keyOf(reading.text)) ?? [])])
      if (!settled.has(of)) settled.set(of, text);
  }
  return settled;
}

/** What a console wraps that is compared with each other. */
const WRAPPED = ['TlsCertificateName', 'Issuer', 'Subject'];

function isLeftOpen(found: Property | undefined): boolean {
  return found?.state === 'value' && found.alternatives !== undefined;
}

/** All readings of a property, likeliest first. */
function readingsOf(record: ExportRecord, name: string): readonly Reading[] {
  const found = property(record, name);
  if (found.state !== 'value') return [];
  return [found.value, ...(found.alternatives ?? [])].flatMap((value) =>
    typeof value === 'string' ? [{ property: found, text: value.trim() }] : [],
  );
}

function keyOf(text: string): string {
  const { raw, issuer, subject } = parseX509Identifier(text);
  return issuer === undefined || subject === undefined ? raw : `<I>${issuer}<S>${subject}`;
}
