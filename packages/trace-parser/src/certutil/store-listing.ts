import type { StoreCertificate } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import { storeOf } from '../objects/certificate.js';
import type { FormContext } from '../text/text-form.js';
import { Verification } from './verification.js';

/** `================ Certificate 0 ================`, in any language. */
const BANNER = /^={8,} \S.{0,40} \d+ ={8,}\s*$/;
/** `My "Personal"`: the store above its first certificate. */
const STORE = /^([A-Za-z][\w -]{0,60}?)(?: "[^"]{1,80}")?\s*$/;
const LABELLED = /^( ?)([^:=]{2,60}?)\s?: ?(.*)$/;
const ASSIGNED = /^ {2}([^:=]{2,60}?)\s?= (.+)$/;
const HASH = /\(sha1\)\s?: ?([0-9a-f ]{40,59})\s*$/i;
const HEX = /^[0-9a-f]{2,64}$/i;
const NAME = /^(?:[A-Za-z]{1,20}|[\d.]+)=\S|^EMPTY\b/;
const MISSING_KEY = /Missing stored keyset|Schl.{1,2}sselsatz|jeu de cl.{1,2}s|conjunto de claves/i;
const NO_KEY =
  /No key provider information|Keine? .{0,3}Schl.{1,2}sselanbieter|Aucune information .{0,20}cl.{1,2}/i;
const TEST_FAILED = /(?:test|Test).{0,40}(?:FAILED|fehlgeschlagen|chec|error)/i;
const TEST_PASSED =
  /(?:Encryption|Signature) test passed|(?:Verschl.{1,2}sselungs|Signatur)test (?!.*fehl)|Test de (?:chiffrement|signature) r.{1,2}ussi/;
const ARCHIVED = /^(?:Archived|Archiviert|Archiv.{1,2})!?\s*$/;

type Draft = { -readonly [Key in keyof StoreCertificate]?: StoreCertificate[Key] };

/** Reads what `certutil -store` and `-verifystore` list. The order of the fields tells them, not their language. */
export class StoreListing {
  readonly #context: FormContext;
  #command: string | undefined;
  #store: string | undefined;
  #before = '';
  #draft: Draft | undefined;
  #firstLine = 1;
  #lastLine = 1;
  #assigned = 0;
  #verification = new Verification(1);

  constructor(context: FormContext) {
    this.#context = context;
  }

  command(command: string): void {
    this.giveOut();
    this.#command = command;
    this.#store = /-(?:verify)?store\s+(?:-\w+\s+)*"?([A-Za-z][\w ]*?)"?(?:\s|$)/i.exec(command)?.[1];
  }

  /** True where the line is part of a listing. */
  line(text: string, number: number): boolean {
    if (BANNER.test(text)) {
      this.giveOut();
      this.#store = STORE.exec(this.#before)?.[1] ?? this.#store;
      this.#draft = { names: [], cut: false, archived: false, privateKey: 'unknown' };
      this.#assigned = 0;
      this.#firstLine = number;
      this.#lastLine = number;
      this.#verification = new Verification(number);
      return true;
    }
    if (text.includes('PSParentPath')) this.giveOut();
    if (!this.#draft) {
      if (text.trim() !== '') this.#before = text.trim();
      return false;
    }
    this.#before = text.trim();
    this.#lastLine = number;
    this.#readField(this.#draft, text);
    return true;
  }

  giveOut(): void {
    const draft = this.#draft;
    this.#draft = undefined;
    if (!draft || (draft.thumbprint === undefined && draft.subject === undefined)) return;
    const { thumbprint, subject, issuer, ...rest } = draft;
    const names = {
      ...(thumbprint !== undefined && { thumbprint }),
      ...(subject !== undefined && { subject }),
      ...(issuer !== undefined && { issuer }),
    };
    this.#context.fact({
      kind: 'store-certificate',
      names: [],
      cut: false,
      archived: false,
      privateKey: 'unknown',
      ...rest,
      ...names,
      ...this.#place(),
      origin: this.#context.origin(this.#firstLine, this.#lastLine),
    });
    const test = this.#verification.toFact(this.#context, names);
    if (test) this.#context.fact(test);
  }

  /** certutil reads the stores of the machine unless told otherwise. */
  #place(): Pick<StoreCertificate, 'location' | 'store'> {
    const location =
      this.#command === undefined
        ? undefined
        : /\s[-/]user\b/i.test(this.#command)
          ? 'CurrentUser'
          : 'LocalMachine';
    return storeOf(location, this.#store);
  }

  #readField(draft: Draft, text: string): void {
    const hash = HASH.exec(text)?.[1];
    const assigned = ASSIGNED.exec(text);
    const labelled = LABELLED.exec(text);
    if (hash !== undefined) {
      // Hashes of names and keys follow in verbose listings.
      draft.thumbprint ??= hash.replaceAll(' ', '').toUpperCase();
    } else if (MISSING_KEY.test(text) || TEST_FAILED.test(text)) draft.privateKey = 'unusable';
    else if (NO_KEY.test(text)) draft.privateKey = 'absent';
    else if (TEST_PASSED.test(text)) draft.privateKey = 'usable';
    else if (ARCHIVED.test(text)) draft.archived = true;
    else if (assigned) this.#readAssigned(draft, assigned[2] ?? '');
    else if (labelled && this.#readLabelled(draft, labelled[1] === ' ', (labelled[3] ?? '').trim())) return;
    else this.#verification.read(text, this.#lastLine);
  }

  /** The container comes first, the provider last. */
  #readAssigned(draft: Draft, value: string): void {
    this.#assigned++;
    if (this.#assigned > 1 || /Provider\s*$/.test(value)) draft.provider = value.trim();
    if (draft.privateKey === 'unknown' || draft.privateKey === 'absent') draft.privateKey = 'present';
  }

  #readLabelled(draft: Draft, indented: boolean, value: string): boolean {
    if (draft.serialNumber === undefined && HEX.test(value)) draft.serialNumber = value.toUpperCase();
    else if (draft.issuer === undefined && NAME.test(value)) draft.issuer = value;
    else if (indented && /\d/.test(value) && draft.notBefore === undefined)
      draft.notBefore = readMachineTime(value);
    else if (indented && /\d/.test(value) && draft.notAfter === undefined)
      draft.notAfter = readMachineTime(value);
    else if (draft.issuer !== undefined && draft.subject === undefined && NAME.test(value))
      draft.subject = value.startsWith('EMPTY') ? '' : value;
    else return false;
    return true;
  }
}
