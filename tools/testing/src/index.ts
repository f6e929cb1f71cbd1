export { buildCertificate, type CertificateOptions, type TestCertificate } from './certificate.js';
export { type Name } from './name.js';
export { caseEvidence, caseFile, caseFolder, repository } from './cases.js';
export { CONTOSO, setupCertificate } from './contoso.js';
export { hasLoopback } from './loopback.js';
export { privateKeyPem, type KeyName } from './keys.js';
