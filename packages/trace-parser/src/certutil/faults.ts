import type { CertificateFault, CertificateTest } from '../fact.js';

const FAULTS_KEPT = 30;
/** `… 0x800b0109 (-2146762487 CERT_E_UNTRUSTEDROOT)`, also without the number. */
const CODE =
  /0x([0-9a-f]{8})\b(?: \((?:-?\d+(?:\.\d+)?[: ]+)?(?:[A-Za-z]+: ?-?\d+ )?([A-Z][A-Z0-9_]{5,60})?[^)]{0,80}\))?/i;
const TRUST = /\bCERT_TRUST_[A-Z_]{3,60}/g;
/** Statuses that describe a chain and accuse nothing. */
const HARMLESS =
  /^CERT_TRUST_(?:HAS_|NO_ERROR|IS_SELF_SIGNED|IS_PEER_TRUSTED|IS_COMPLEX_CHAIN|IS_CA_TRUSTED|IS_KEY_ROLLOVER|AUTO_|SSL_)/;
const REVOCATION_OFFLINE = new Set(['0x80092013', '0x80092012']);
const OFFLINE_NAME = /OFFLINE_REVOCATION|REVOCATION_STATUS_UNKNOWN|REVOCATION_OFFLINE/;
const REVOKED = new Set(['0x80092010', '0x800B010C']);

/** What Windows' certificate functions complain about, collected without repeats. */
export class FaultList {
  readonly faults: CertificateFault[] = [];

  /** Takes the codes and trust statuses of a line; true where there was one. */
  read(line: string): boolean {
    const before = this.faults.length;
    for (const [name] of line.matchAll(TRUST)) {
      if (!HARMLESS.test(name) && !/InfoStatus/i.test(line)) this.#add({ name });
    }
    const code = CODE.exec(line);
    // Trust statuses are printed with their number, which is no result code.
    if (code && /^[89a-f]/i.test(code[1] ?? '')) {
      const [, digits = '', name] = code;
      const text = line
        .slice(0, code.index)
        .replace(/^\s*(?:ERROR: |Test-Certificate ?: |CertUtil: )?/, '')
        .trim();
      this.#add({
        code: `0x${digits.toUpperCase()}`,
        ...(name !== undefined && { name }),
        ...(text !== '' && { text }),
      });
    }
    return this.faults.length > before;
  }

  get revocation(): CertificateTest['revocation'] {
    const has = (codes: ReadonlySet<string>) =>
      this.faults.some(({ code }) => code !== undefined && codes.has(code));
    const named = (pattern: RegExp) =>
      this.faults.some(({ name }) => name !== undefined && pattern.test(name));
    if (has(REVOKED) || named(/IS_REVOKED|_REVOKED$/)) return 'revoked';
    if (has(REVOCATION_OFFLINE) || named(OFFLINE_NAME)) return 'offline';
    return 'unknown';
  }

  /** Something is wrong beside revocation that could not be checked. */
  get accuse(): boolean {
    return this.faults.some(
      ({ code, name }) =>
        !(code !== undefined && REVOCATION_OFFLINE.has(code)) &&
        !(name !== undefined && OFFLINE_NAME.test(name)),
    );
  }

  #add(fault: CertificateFault): void {
    const known = this.faults.some(({ code, name }) => code === fault.code && name === fault.name);
    if (!known && this.faults.length < FAULTS_KEPT) this.faults.push(fault);
  }
}
