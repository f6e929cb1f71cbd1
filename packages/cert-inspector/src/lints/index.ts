import { certificateExpired } from './certificate-expired.js';
import { certificateExpiring } from './certificate-expiring.js';
import { certificateNotYetValid } from './certificate-not-yet-valid.js';
import { clientAuthMissing } from './client-auth-missing.js';
import { commonNameMissing } from './common-name-missing.js';
import type { Lint } from './define-lint.js';
import { issuerAndSubjectShared } from './issuer-and-subject-shared.js';
import { keyNotRsa } from './key-not-rsa.js';
import { keyTooWeak } from './key-too-weak.js';
import { lifetimeTooLong } from './lifetime-too-long.js';
import { nameNotCovered } from './name-not-covered.js';
import { privateKeyMissing } from './private-key-missing.js';
import { selfSigned } from './self-signed.js';
import { serverAuthMissing } from './server-auth-missing.js';
import { signatureHashWeak } from './signature-hash-weak.js';
import { tlsCertificateNameTooLong } from './tls-certificate-name-too-long.js';
import { wildcardTooShort } from './wildcard-too-short.js';

/** Every lint, in the order results are given. */
export const LINTS: readonly Lint[] = [
  nameNotCovered,
  certificateExpired,
  certificateNotYetValid,
  selfSigned,
  serverAuthMissing,
  signatureHashWeak,
  privateKeyMissing,
  keyTooWeak,
  wildcardTooShort,
  certificateExpiring,
  issuerAndSubjectShared,
  commonNameMissing,
  tlsCertificateNameTooLong,
  keyNotRsa,
  lifetimeTooLong,
  clientAuthMissing,
];
