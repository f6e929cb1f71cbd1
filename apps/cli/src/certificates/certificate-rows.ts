import { namesOf, tlsCertificateName, type Certificate } from '@hybrid-mailflow/cert-inspector';
import type { Row } from './setting.js';

/** The fields of a certificate that a person asks for, in the order they are shown. */
export function certificateRows(certificate: Certificate, asOf: string): Row[] {
  const { partial, issuer, serialNumber, thumbprint, sha256, hasPrivateKey, basicConstraints } = certificate;
  const isAuthority = basicConstraints?.ca === true;
  const rows: (Row | false | undefined)[] = [
    partial && ['partial', 'only what the text told: there is no encoded certificate in it'],
    isAuthority && ['role', 'certification authority'],
    ['issuer', issuer || '(empty)'],
    !isAuthority && ['names', names(certificate)],
    ['valid', validity(certificate, asOf)],
    keyRow(certificate),
    hasPrivateKey !== undefined && ['private key', hasPrivateKey ? 'present' : 'missing'],
    serialNumber !== undefined && ['serial', serialNumber],
    thumbprint !== undefined && ['thumbprint', thumbprint],
    sha256 !== undefined && ['SHA-256', sha256],
    !isAuthority && ['TLS name', tlsCertificateName(certificate)],
  ];
  return rows.filter((row) => row !== false && row !== undefined);
}

function names(certificate: Certificate): string {
  const list = namesOf(certificate).join(', ') || 'none';
  return certificate.dnsNamesIncomplete ? `${list} (there may be more)` : list;
}

function keyRow({ key, signatureAlgorithm }: Certificate): Row | undefined {
  if (!key) return undefined;
  const size = key.curve ?? (key.bits === undefined ? '' : String(key.bits));
  const signed = signatureAlgorithm === undefined ? '' : `, signed with ${signatureAlgorithm}`;
  return ['key', `${key.algorithm.toUpperCase()} ${size}${signed}`];
}

const DAY = 24 * 60 * 60 * 1000;

function validity({ notBefore, notAfter }: Certificate, asOf: string): string {
  const dates = `${notBefore?.slice(0, 10) ?? 'unknown'} to ${notAfter?.slice(0, 10) ?? 'unknown'}`;
  if (notAfter === undefined) return dates;
  const left = Date.parse(notAfter) - Date.parse(asOf);
  const days = Math.floor(Math.abs(left) / DAY);
  const unit = days === 1 ? 'day' : 'days';
  return `${dates} (${left < 0 ? `expired ${days} ${unit} ago` : `${days} ${unit} left`})`;
}
