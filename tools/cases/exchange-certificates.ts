import type { TestCertificate } from '../testing/src/index.js';
import { authCertificate, webManagementCertificate } from './certificates.js';
import { formatList, printedTime, typed } from './printed.js';
import { type CaseServer, issuerOf, subjectOf } from './server.js';

export interface Listed {
  readonly certificate: TestCertificate;
  readonly services: string;
  readonly rootCaType: 'None' | 'ThirdParty' | 'Registry' | 'Enterprise';
}

/** What `Get-ExchangeCertificate -Server … | fl` prints of a server's store, newest first. */
export function exchangeCertificates(server: CaseServer): string {
  const listed: readonly Listed[] = [
    { certificate: server.mailCertificate, services: 'IMAP, POP, IIS, SMTP', rootCaType: 'ThirdParty' },
    { certificate: authCertificate, services: 'SMTP', rootCaType: 'None' },
    { certificate: server.setupCertificate, services: 'IIS, SMTP', rootCaType: 'None' },
    { certificate: webManagementCertificate(server.name), services: 'None', rootCaType: 'Registry' },
  ];
  return (
    typed(`Get-ExchangeCertificate -Server ${server.name} | fl`) +
    formatList(listed.map(certificateProperties))
  );
}

const RULE = 'System.Security.AccessControl.CryptoKeyAccessRule';

/** Every property by name, as printed. */
export function certificateProperties({
  certificate,
  services,
  rootCaType,
}: Listed): Readonly<Record<string, string>> {
  const { options } = certificate;
  return {
    AccessRules: `{${[RULE, RULE, RULE].join(', ')}}`,
    CertificateDomains: `{${(options.dnsNames ?? []).join(', ')}}`,
    HasPrivateKey: 'True',
    IsSelfSigned: options.issuer === undefined ? 'True' : 'False',
    Issuer: issuerOf(certificate),
    NotAfter: printedTime(options.notAfter),
    NotBefore: printedTime(options.notBefore),
    PublicKeySize: '2048',
    RootCAType: rootCaType,
    SerialNumber: options.serialNumber,
    Services: services,
    Status: 'Valid',
    Subject: subjectOf(certificate),
    Thumbprint: certificate.thumbprint,
  };
}
