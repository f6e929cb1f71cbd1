import type { Origin } from '@hybrid-mailflow/evidence';
import type { RecordCollector } from '../../record-collector.js';
import { Unreadable, type ReadValue } from '../../values/read-value.js';
import type { OpenObject, Referable } from './open-object.js';

type Here = Omit<Origin, 'item'>;

/**
 * The objects of one document: which stand inside one another now, and what `<Ref>` and `<TNRef>` may name. An export of
 * a few kilobytes can refer itself to billions of values, so what a reference repeats is counted as if it stood there.
 */
export class ObjectGraph {
  readonly #open: OpenObject[] = [];
  #referable = new Map<string | number, Referable>();
  #typeNames = new Map<string, readonly string[]>();

  constructor(private readonly collector: RecordCollector) {}

  /** Forgets what references may name: a new document begins. */
  clear(): void {
    this.#referable = new Map();
    this.#typeNames = new Map();
  }

  open(object: OpenObject, refId: string | undefined): void {
    if (refId !== undefined) this.#referable.set(keyOf(refId), object.referable);
    this.#open.push(object);
  }

  close(object: OpenObject, cut: boolean): ReadValue {
    this.#open.pop();
    this.#hold(object.referable.height);
    return object.finish(cut, this.collector.fields);
  }

  /** What a reference stands for, and how many properties and list items that is. */
  refer(refId: string, here: Here): { readonly read: ReadValue; readonly fields: number } {
    const { issues } = this.collector;
    const object = this.#referable.get(keyOf(refId));
    if (!object) issues.report('REFERENCE_UNRESOLVED', `The object ${refId} was not given before.`, here);
    else if (object.read === undefined) {
      issues.report('CYCLIC_REFERENCE', `This is object ${refId}, which it stands in.`, here);
    } else if (this.#open.length + object.height > this.collector.limits.depth) this.tellTooDeep(here);
    else {
      this.#hold(object.height);
      return { read: object.read, fields: object.fields };
    }
    return { read: new Unreadable(`Ref ${refId}`), fields: 0 };
  }

  defineTypeNames(refId: string, names: readonly string[]): void {
    this.#typeNames.set(refId, names);
  }

  typeNames(refId: string): readonly string[] | undefined {
    return this.#typeNames.get(refId);
  }

  /** Whether one more object would stand inside too many. */
  get isFull(): boolean {
    return this.#open.length >= this.collector.limits.depth;
  }

  tellTooDeep(here: Here): void {
    const { limits, issues } = this.collector;
    issues.report('DEPTH_LIMIT', `What stands inside ${limits.depth} objects is not read.`, here);
  }

  /** The innermost open object holds something of that height. */
  #hold(height: number): void {
    const outer = this.#open.at(-1)?.referable;
    if (outer && outer.height <= height) outer.height = height + 1;
  }
}

/** A `RefId` is a number; thousands of them as texts would have to be kept until the document ends. */
function keyOf(refId: string): string | number {
  return /^\d{1,15}$/.test(refId) ? Number(refId) : refId;
}
