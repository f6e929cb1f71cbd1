import type { Position } from '../../line-cursor.js';

/** A JSON value with the places that records need. */
export type JsonNode = JsonText | JsonNumber | JsonLiteral | JsonArray | JsonObject | JsonDamaged;

export interface JsonText {
  readonly type: 'string';
  readonly text: string;
  /** It was longer than the limit. */
  readonly cut: boolean;
}

/** As written: a double does not hold every number that PowerShell writes. */
export interface JsonNumber {
  readonly type: 'number';
  readonly text: string;
}

export interface JsonLiteral {
  readonly type: 'literal';
  readonly value: boolean | null;
}

export interface JsonArray {
  readonly type: 'array';
  readonly items: readonly JsonNode[];
  /** The text ended inside the array. */
  readonly cut: boolean;
}

export interface JsonObject {
  readonly type: 'object';
  readonly members: readonly JsonMember[];
  /** The text ended inside the object. */
  readonly cut: boolean;
  readonly at: Position;
}

/** Stands where no value could be read: what is there instead. */
export interface JsonDamaged {
  readonly type: 'damaged';
  readonly raw: string;
}

export interface JsonMember {
  readonly name: string;
  readonly value: JsonNode;
  readonly at: Position;
}
