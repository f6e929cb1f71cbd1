import type { Origin } from '@hybrid-mailflow/evidence';
import type { IssueCode } from '../../issue-codes.js';
import type { LineCursor } from '../../line-cursor.js';
import type { RecordCollector } from '../../record-collector.js';
import { Truncated, Unreadable, type ReadValue } from '../../values/read-value.js';
import { decodeEscapes } from './escapes.js';
import { OpenObject, type Referable } from './open-object.js';
import type { Place } from './place.js';
import { Entry, Items, Members, MemberSet, TypeNames } from './places.js';
import { PRIMITIVES, type ReadPrimitive } from './primitives.js';
import type { Root } from './root.js';
import { XmlScanner, type XmlEvents } from './xml-scanner.js';

/** XML faults of one document after which the rest of the text is not worth reading. */
const MOST_FAULTS = 1000;

/** Elements that hold nothing but text: values, and the parts of an object that are text. */
const LEAVES: ReadonlyMap<string, ReadPrimitive> = new Map([
  ...PRIMITIVES,
  ['T', decodeEscapes],
  ['ToString', decodeEscapes],
]);

/**
 * Reads one document into the records of its item (MS-PSRP 2.2.5). Elements that hold nothing but text are leaves; the
 * others are places that values are put into, and stand on a stack while they are open.
 */
export class DocumentReader implements XmlEvents {
  readonly #scanner: XmlScanner;
  readonly #places: Place[] = [];
  readonly #objects: OpenObject[] = [];
  /** Objects and type names by their `RefId`. */
  #references = new Map<string | number, Referable>();
  #typeNames = new Map<string, readonly string[]>();
  /** Names as they stand in the text, each once, and what they mean. */
  readonly #names = new Map<string, string>();
  /** The innermost open place. */
  #top: Place;
  /** The open leaf, its attribute `N` and its text so far. */
  #leaf: string | undefined;
  #name: string | undefined;
  #text = '';
  /** Where the element that opened last starts. */
  #line = 0;
  #column = 0;
  /** Open elements inside one that is not read. */
  #skipped = 0;
  #faults = 0;
  /** A limit was hit or the text refused: what is open is not the end of the text. */
  #stopped = false;

  constructor(
    private readonly collector: RecordCollector,
    private readonly root: Root,
    private readonly cursor: LineCursor,
    private readonly source: string,
    start: number,
  ) {
    this.#top = root;
    this.#scanner = new XmlScanner(source, start, this);
  }

  /** Gives the offset behind the document, which is that of the end of the text where the rest is refused. */
  read(): number {
    const scanner = this.#scanner;
    scanner.scan();
    if ((this.#isOpen || scanner.isCut) && !this.#stopped) this.#tellTruncated(scanner.offset);
    this.#closeAll();
    return this.#stopped ? this.source.length : scanner.offset;
  }

  opened(tag: string, offset: number): void {
    if (tag === 'Objs') this.#openRoot(offset);
    else if (this.#skipped > 0 || this.#leaf !== undefined) this.#skipped++;
    else this.#openElement(tag, offset);
  }

  #openElement(tag: string, offset: number): void {
    const scanner = this.#scanner;
    this.#mark(offset);
    const name = this.#decodeName(scanner.name);
    if (this.#top === this.root) this.root.stream = scanner.stream?.toLowerCase() ?? '';
    if (LEAVES.has(tag)) {
      if (!this.#takeFields(1)) return;
      this.#leaf = tag;
      this.#name = name;
      this.#text = '';
      scanner.wantsText = true;
      return;
    }
    const place = this.#place(tag, name, scanner.refId);
    if (place) this.#push(place);
    else this.#skipped = 1;
  }

  #push(place: Place): void {
    this.#places.push(place);
    this.#top = place;
  }

  text(text: string): void {
    if (this.#skipped === 0) this.#text = this.#text === '' ? text : this.#text + text;
  }

  closed(): void {
    if (this.#skipped > 0) this.#skipped--;
    else if (this.#leaf !== undefined) this.#closeLeaf(this.#leaf, false);
    else if (this.#closePlace(false) === this.root && this.#places.length === 0) this.#scanner.stop();
  }

  fault(text: string, offset: number): void {
    this.#tell('XML_DAMAGED', `The XML is damaged: ${text}.`, offset);
    if (++this.#faults < MOST_FAULTS) return;
    this.#tell('EXPORT_TRUNCATED', `After ${MOST_FAULTS} faults the rest of the text is not read.`, offset);
    this.#stop();
  }

  declaration(offset: number): void {
    this.#tell(
      'DOCTYPE_REFUSED',
      'A document type declaration, which no export has: what follows is not read.',
      offset,
    );
    this.#stop();
  }

  get #isOpen(): boolean {
    return this.#places.length > 0 || this.#leaf !== undefined || this.#skipped > 0;
  }

  #mark(offset: number): void {
    this.#column = this.cursor.moveTo(offset);
    this.#line = this.cursor.line;
  }

  #stop(): void {
    this.#stopped = true;
    this.#scanner.stop();
  }

  /** A few names stand in a large export very often: one string for each saves both memory and time. */
  #decodeName(encoded: string | undefined): string | undefined {
    if (encoded === undefined) return undefined;
    let name = this.#names.get(encoded);
    if (name === undefined) {
      name = decodeEscapes(encoded);
      this.#names.set(encoded, name);
    }
    return name;
  }

  /** Closes what the end of the text left open. */
  #closeAll(): void {
    this.#skipped = 0;
    if (this.#leaf !== undefined) this.#closeLeaf(this.#leaf, true);
    while (this.#places.length > 0) this.#closePlace(true);
  }

  #closePlace(cut: boolean): Place | undefined {
    const place = this.#places.pop();
    this.#top = this.#places.at(-1) ?? this.root;
    if (place instanceof OpenObject) this.#closeObject(place, cut);
    else if (place instanceof Items) place.object.put(place.list.finish(cut));
    else if (place instanceof MemberSet) this.#closeObject(place.object, cut);
    return place;
  }

  #closeLeaf(tag: string, cut: boolean): void {
    this.#leaf = undefined;
    this.#scanner.wantsText = false;
    const read = this.#readLeaf(tag, cut);
    if (tag === 'ToString') {
      if (this.#top instanceof OpenObject && typeof read === 'string') this.#top.text = read;
    } else if (tag === 'T') {
      if (this.#top instanceof TypeNames && typeof read === 'string') this.#top.names.push(read);
    } else this.#top.put(read, this.#name, this.#line, this.#column);
  }

  #readLeaf(tag: string, cut: boolean): ReadValue {
    const { limits, issues } = this.collector;
    let text = this.#text;
    const tooLong = text.length > limits.valueLength;
    if (tooLong) {
      text = text.slice(0, limits.valueLength);
      issues.report(
        'VALUE_LENGTH_LIMIT',
        `Only ${limits.valueLength} characters of a value are read.`,
        this.#here(),
      );
    }
    const read = LEAVES.get(tag)?.(text) ?? null;
    if (cut || tooLong)
      return typeof read === 'string' ? new Truncated(read) : new Unreadable(text.slice(0, 100));
    if (read instanceof Unreadable) this.#tellUnreadable(tag, read.raw);
    return read;
  }

  /** The place an element opens; undefined where nothing inside it is read. */
  #place(tag: string, name: string | undefined, refId: string | undefined): Place | undefined {
    const top = this.#top;
    const object = top instanceof OpenObject ? top : undefined;
    switch (tag) {
      case 'Obj':
        return this.#openObject(name, refId);
      case 'Ref':
        this.#top.put(this.#refer(refId ?? '', name), name, this.#line, this.#column);
        return undefined;
      case 'TN':
        return object && this.#openTypeNames(object, refId);
      case 'TNRef':
        if (object) object.typeNames = this.#referToTypeNames(refId ?? '');
        return undefined;
      case 'Props':
      case 'DCT':
        return object && new Members(this.collector, object, false);
      case 'MS': {
        if (object) return new Members(this.collector, object, true);
        const set = top instanceof Members ? this.#openObject(name, undefined) : undefined;
        return set && new MemberSet(this.collector, set, true);
      }
      case 'En':
        return top instanceof Members ? new Entry(top) : undefined;
      case 'LST':
      case 'STK':
      case 'QUE':
      case 'IE':
        return object && this.#openList(object);
      default:
        this.#top.put(new Unreadable(`<${tag}>`), name, this.#line, this.#column);
        return undefined;
    }
  }

  /** A root inside another: the document before it was never finished. */
  #openRoot(offset: number): void {
    if (this.#isOpen) {
      this.#tellTruncated(offset);
      this.#closeAll();
      this.#references = new Map();
      this.#typeNames = new Map();
    }
    this.#push(this.root);
  }

  #openObject(name: string | undefined, refId: string | undefined): OpenObject | undefined {
    if (!this.#takeFields(1)) return undefined;
    const path = this.#top.pathOf(name);
    if (this.#isTooDeep(1, path)) {
      this.#top.put(new Unreadable(''), name, this.#line, this.#column);
      return undefined;
    }
    const object = new OpenObject(path, name, this.#line, this.#column, this.collector.fields);
    if (refId !== undefined) this.#references.set(keyOf(refId), object.referable);
    this.#objects.push(object);
    return object;
  }

  #closeObject(object: OpenObject, cut: boolean): void {
    this.#objects.pop();
    this.#raise(object.referable.height);
    const read = object.finish(cut, this.collector.fields);
    this.#top.put(read, object.name, object.line, object.column);
  }

  /** Something of that height stands in the innermost open object. */
  #raise(height: number): void {
    const outer = this.#objects.at(-1)?.referable;
    if (outer && outer.height <= height) outer.height = height + 1;
  }

  /** The elements of a list at the top are records. */
  #openList(object: OpenObject): Place {
    if ((this.#places.at(-2) ?? this.root) !== this.root) return new Items(this.collector, object);
    object.isListOfRecords = true;
    return this.root;
  }

  #openTypeNames(object: OpenObject, refId: string | undefined): TypeNames {
    const place = new TypeNames();
    object.typeNames = place.names;
    if (refId !== undefined) this.#typeNames.set(refId, place.names);
    return place;
  }

  #referToTypeNames(refId: string): readonly string[] {
    const names = this.#typeNames.get(refId);
    if (names) return names;
    const text = `The type names ${refId} were not given before.`;
    this.collector.issues.report('REFERENCE_UNRESOLVED', text, this.#here());
    return [];
  }

  #refer(refId: string, name: string | undefined): ReadValue {
    const { issues } = this.collector;
    const path = this.#top.pathOf(name);
    const object = this.#references.get(keyOf(refId));
    if (!object) {
      issues.report('REFERENCE_UNRESOLVED', `The object ${refId} was not given before.`, this.#here(path));
    } else if (object.read === undefined) {
      issues.report('CYCLIC_REFERENCE', `This is object ${refId}, which it stands in.`, this.#here(path));
    } else if (!this.#isTooDeep(object.height, path) && this.#takeFields(1 + object.fields)) {
      this.#raise(object.height);
      return object.read;
    }
    return new Unreadable(`Ref ${refId}`);
  }

  /** Whether something of that many objects inside one another is too much here; then it is told. */
  #isTooDeep(height: number, path: string): boolean {
    const { limits, issues } = this.collector;
    if (this.#objects.length + height <= limits.depth) return false;
    issues.report('DEPTH_LIMIT', `What stands inside ${limits.depth} objects is not read.`, this.#here(path));
    return true;
  }

  #takeFields(count: number): boolean {
    if (this.collector.takeFields(count)) return true;
    this.collector.tellFieldsLimit(this.#here());
    this.#stop();
    return false;
  }

  #tellUnreadable(tag: string, raw: string): void {
    const path = this.#top.pathOf(this.#name);
    if (tag === 'S') this.collector.typeNameOnly(this.#here(path));
    else {
      const text = `This is no ${tag} value: ${raw.slice(0, 100)}`;
      this.collector.issues.report('VALUE_UNREADABLE', text, this.#here(path));
    }
  }

  #tellTruncated(offset: number): void {
    this.#tell(
      'EXPORT_TRUNCATED',
      'The text ends before the export does: what is missing is not known.',
      offset,
    );
  }

  /** Tells of something at another place than the element that opened last. */
  #tell(code: IssueCode, text: string, offset: number): void {
    const at = { ...this.cursor.at(offset), record: this.collector.next };
    this.collector.issues.report(code, text, at);
  }

  #here(path = this.#top.path): Omit<Origin, 'item'> {
    const at = { line: this.#line, column: this.#column, record: this.collector.next };
    return path === '' ? at : { ...at, path };
  }
}

/** A `RefId` is a number; thousands of them as texts would have to be kept until the document ends. */
function keyOf(refId: string): string | number {
  return /^\d{1,15}$/.test(refId) ? Number(refId) : refId;
}
