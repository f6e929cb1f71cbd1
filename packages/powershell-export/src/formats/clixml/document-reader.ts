import type { Origin } from '@hybrid-mailflow/evidence';
import type { IssueCode } from '../../issue-codes.js';
import type { LineCursor } from '../../line-cursor.js';
import type { RecordCollector } from '../../record-collector.js';
import { Unreadable, type ReadValue } from '../../values/read-value.js';
import { decodeEscapes } from './escapes.js';
import { LEAVES, readCut, TO_STRING, TYPE_NAME, type Leaf } from './leaves.js';
import { ObjectGraph } from './object-graph.js';
import { OpenObject } from './open-object.js';
import type { Place } from './place.js';
import { Entry, Items, Members, MemberSet, TypeNames } from './places.js';
import type { Root } from './root.js';
import { XmlScanner, type XmlEvents } from './xml-scanner.js';

/** XML faults of one document after which the rest of the text is not worth reading. */
const MOST_FAULTS = 1000;

/**
 * Reads one document into the records of its item (MS-PSRP 2.2.5). Elements that hold nothing but text are leaves; the
 * others are places that values are put into, and stand on a stack while they are open.
 */
export class DocumentReader implements XmlEvents {
  readonly #scanner: XmlScanner;
  readonly #places: Place[] = [];
  readonly #graph: ObjectGraph;
  /** Names as they stand in the text, each once, and what they mean. */
  readonly #names = new Map<string, string>();
  /** The innermost open place. */
  #top: Place;
  /** The open leaf, its attribute `N` and its text so far. */
  #leaf: Leaf | undefined;
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
    this.#graph = new ObjectGraph(collector);
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
    const leaf = LEAVES.get(tag);
    if (leaf) {
      if (!this.#takeFields(1)) return;
      this.#leaf = leaf;
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

  #closeLeaf(leaf: Leaf, cut: boolean): void {
    this.#leaf = undefined;
    this.#scanner.wantsText = false;
    const read = cut ? readCut(leaf, this.#text) : this.#readLeaf(leaf);
    if (leaf === TO_STRING) {
      if (this.#top instanceof OpenObject && typeof read === 'string') this.#top.text = read;
    } else if (leaf === TYPE_NAME) {
      if (this.#top instanceof TypeNames && typeof read === 'string') this.#top.names.push(read);
    } else this.#top.put(read, this.#name, this.#line, this.#column);
  }

  #readLeaf(leaf: Leaf): ReadValue {
    const { limits, issues } = this.collector;
    const text = this.#text;
    if (text.length > limits.valueLength) {
      const said = `Only ${limits.valueLength} characters of a value are read.`;
      issues.report('VALUE_LENGTH_LIMIT', said, this.#here(this.#top.pathOf(this.#name)));
      return readCut(leaf, text.slice(0, limits.valueLength));
    }
    const read = leaf.read(text);
    if (read instanceof Unreadable) {
      const here = this.#here(this.#top.pathOf(this.#name));
      if (leaf.tag === 'S') this.collector.typeNameOnly(here);
      else issues.report('VALUE_UNREADABLE', `This is no ${leaf.tag} value: ${text.slice(0, 100)}`, here);
    }
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
        this.#refer(refId ?? '', name);
        return undefined;
      case 'TN':
        return object && this.#openTypeNames(object, refId);
      case 'TNRef':
        if (object) this.#referToTypeNames(object, refId ?? '');
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
        this.#put(new Unreadable(`<${tag}>`), name);
        return undefined;
    }
  }

  /** A root inside another: the document before it was never finished. */
  #openRoot(offset: number): void {
    if (this.#isOpen) {
      this.#tellTruncated(offset);
      this.#closeAll();
      this.#graph.clear();
    }
    this.#push(this.root);
  }

  #openObject(name: string | undefined, refId: string | undefined): OpenObject | undefined {
    if (!this.#takeFields(1)) return undefined;
    const path = this.#top.pathOf(name);
    if (this.#graph.isFull) {
      this.#graph.tellTooDeep(this.#here(path));
      this.#put(new Unreadable(''), name);
      return undefined;
    }
    const object = new OpenObject(path, name, this.#line, this.#column, this.collector.fields);
    this.#graph.open(object, refId);
    return object;
  }

  #closeObject(object: OpenObject, cut: boolean): void {
    const read = this.#graph.close(object, cut);
    this.#top.put(read, object.name, object.line, object.column);
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
    if (refId !== undefined) this.#graph.defineTypeNames(refId, place.names);
    return place;
  }

  #referToTypeNames(object: OpenObject, refId: string): void {
    const names = this.#graph.typeNames(refId);
    if (names) object.typeNames = names;
    else {
      const text = `The type names ${refId} were not given before.`;
      this.collector.issues.report('REFERENCE_UNRESOLVED', text, this.#here());
    }
  }

  #refer(refId: string, name: string | undefined): void {
    const { read, fields } = this.#graph.refer(refId, this.#here(this.#top.pathOf(name)));
    if (this.#takeFields(1 + fields)) this.#put(read, name);
  }

  #put(read: ReadValue, name: string | undefined): void {
    this.#top.put(read, name, this.#line, this.#column);
  }

  #takeFields(count: number): boolean {
    if (this.collector.takeFields(count)) return true;
    this.collector.tellFieldsLimit(this.#here());
    this.#stop();
    return false;
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
