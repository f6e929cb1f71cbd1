import { property, type ExportRecord, type Property } from '@hybrid-mailflow/powershell-export';
import { objectOf, propertyValue, valueText } from '../read/value-text.js';

/**
 * A connector as Microsoft's HealthChecker reports it: an object of its own with part of the settings, TlsCertificateName
 * further in, and CloudEnabled for CloudServicesMailEnabled. Older versions export no other. Undefined for anything else.
 */
export function reportedConnector(
  record: ExportRecord,
): { readonly record: ExportRecord; readonly kind: 'ReceiveConnector' | 'SendConnector' } | undefined {
  const details = objectOf(propertyValue(record, 'CertificateDetails'));
  const type = valueText(propertyValue(record, 'ConnectorType'));
  if (!details || (type !== 'Receive' && type !== 'Send')) return undefined;
  const properties = new Map<string, Property>(record.properties);
  for (const name of REPORTED_ONLY) properties.delete(name);
  properties.set('TlsCertificateName', property(details, 'TlsCertificateName'));
  if (type === 'Send') properties.set('CloudServicesMailEnabled', property(record, 'CloudEnabled'));
  return { record: { ...record, properties }, kind: type === 'Send' ? 'SendConnector' : 'ReceiveConnector' };
}

/** `ConnectorType` says Receive or Send here; with `CertificateDetails` and `CloudEnabled` it is no setting of a connector. */
const REPORTED_ONLY = ['ConnectorType', 'CertificateDetails', 'CloudEnabled'];
