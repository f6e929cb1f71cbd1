import type { CertificateTest } from '../fact.js';
import type { FormContext } from '../text/text-form.js';
import { FaultList } from './faults.js';

const PART = /^\s*-{4,}\s+.*\b(AIA|CDP|OCSP)\b.*-{4,}/;
/** `  Failed "AIA" Time: 0 (null)`: what came of the address below. */
const OUTCOME = /^\s+(\w+) "([^"]{1,60})"\s+\S+: ?\d+/;
const ADDRESS = /^\s+(?:\[\d+\.\d+\] )?((?:https?|ldap):\/\/\S+)/;
const VALID =
  /^(?:Certificate is valid|Zertifikat ist g.{1,2}ltig|Leaf certificate revocation check passed|Sperr.{1,40}erfolgreich)/i;
const INVALID =
  /^(?:Verifies against UNTRUSTED root|Incomplete certificate chain|Expired certificate|Certificate is REVOKED|Revocation check skipped|Cannot check leaf certificate)/i;
const REVOCATION_PASSED = /revocation check passed/i;
const MISSING_ISSUER = 'Cannot find certificate:';
const NAME_PART = /^\s{4}(?:[A-Za-z]{1,20}|[\d.]+)=\S/;
const HASH = /^\s+Cert: ([0-9a-f]{40})\b/i;
const URLS_KEPT = 60;

/** What `certutil -verify`, `-verifystore` and `-urlfetch` find, line by line. */
export class Verification {
  readonly #faults = new FaultList();
  readonly #fetched: CertificateTest['fetched'][number][] = [];
  readonly line: number;
  #lastLine: number;
  #names: { subject?: string; issuer?: string; thumbprint?: string } = {};
  #label: 'subject' | 'issuer' | 'missing' | undefined;
  #part: CertificateTest['fetched'][number]['part'] = 'unknown';
  #outcome: { ok: boolean; text: string } | undefined;
  #error = '';
  #missingIssuer: string | undefined;
  #passed = false;
  #failed = false;
  #revocationPassed = false;

  constructor(line: number) {
    this.line = line;
    this.#lastLine = line;
  }

  read(text: string, number: number): void {
    this.#lastLine = number;
    const part = PART.exec(text);
    const outcome = OUTCOME.exec(text);
    const address = ADDRESS.exec(text);
    if (part) this.#part = (part[1] ?? '').toLowerCase() as 'aia' | 'cdp' | 'ocsp';
    else if (outcome) {
      const word = outcome[1] ?? '';
      this.#outcome = { ok: !/^(?:Failed|Fehler|No|.chec|Error)/i.test(word), text: text.trim() };
      this.#error = '';
    } else if (address) this.#readAddress(address[1] ?? '');
    else this.#readStatus(text);
  }

  /** Undefined where no line told of a verification. */
  toFact(
    context: FormContext,
    names: { subject?: string; issuer?: string; thumbprint?: string } = {},
  ): CertificateTest | undefined {
    const { faults, revocation } = this.#faults;
    if (!this.#passed && !this.#failed && faults.length === 0 && this.#fetched.length === 0) return undefined;
    const offline =
      this.#failed && revocation === 'unknown' && !this.#revocationPassed ? 'unknown' : revocation;
    return {
      kind: 'certificate-test',
      tool: 'certutil',
      ...this.#names,
      ...names,
      verdict: this.#failed || this.#faults.accuse ? 'invalid' : this.#passed ? 'valid' : 'unknown',
      faults,
      revocation: this.#revocationPassed ? 'checked' : offline,
      fetched: this.#fetched,
      ...(this.#missingIssuer !== undefined && { missingIssuer: this.#missingIssuer }),
      origin: context.origin(this.line, this.#lastLine),
    };
  }

  #readAddress(url: string): void {
    if (!this.#outcome || this.#fetched.length >= URLS_KEPT) return;
    const text = this.#error === '' ? this.#outcome.text : this.#error;
    this.#fetched.push({ url, part: this.#part, ok: this.#outcome.ok && this.#error === '', text });
    this.#error = '';
  }

  #readStatus(text: string): void {
    const trimmed = text.trim();
    // A name stands below its label, each of its parts on a line.
    if (this.#label !== undefined && NAME_PART.test(text)) {
      this.#takeName(this.#label, trimmed);
      return;
    }
    this.#label = undefined;
    const [, label, value = ''] =
      /^(?: {2})?(Subject|Issuer|Antragsteller|Aussteller)\s?:\s*(.*)$/.exec(text) ?? [];
    if (label !== undefined) {
      const name = /^(?:Subject|Antrag)/.test(label) ? 'subject' : 'issuer';
      if (value === '') this.#label = name;
      else this.#takeName(name, value);
      return;
    }
    const [, hash] = HASH.exec(text) ?? [];
    if (hash !== undefined) this.#names.thumbprint ??= hash.toUpperCase();
    if (trimmed.startsWith(MISSING_ISSUER)) this.#label = 'missing';
    if (INVALID.test(trimmed)) this.#failed = true;
    else if (VALID.test(trimmed)) this.#passed = true;
    if (REVOCATION_PASSED.test(trimmed)) this.#revocationPassed = true;
    if (this.#outcome && /^Error |^Fehler /.test(trimmed)) this.#error = trimmed;
    // What could not be fetched is told by the address; it is no fault of the certificate.
    else if (!/command completed|wurde erfolgreich/.test(trimmed)) this.#faults.read(text);
  }

  #takeName(label: 'subject' | 'issuer' | 'missing', value: string): void {
    const known = label === 'missing' ? this.#missingIssuer : this.#names[label];
    if (known !== undefined && this.#label !== label) return;
    const name = known === undefined ? value : `${known}, ${value}`.slice(0, 2000);
    if (label === 'missing') this.#missingIssuer = name;
    else this.#names[label] = name;
  }
}
