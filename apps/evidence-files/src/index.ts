export { findEvidence, type FoundEvidence, type FindOptions } from './find-evidence.js';
export { readFault } from './read-fault.js';
export { readWholeStream } from './read-whole-stream.js';
