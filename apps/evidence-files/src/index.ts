export { fileSource, memorySource } from './byte-source.js';
export { findEvidence, type FoundEvidence } from './find-evidence.js';
export { findFiles, type FindOptions } from './find-files.js';
export { type ArchiveLimits, openArchive } from './open-archive.js';
export { type EvidenceFile } from './open-file.js';
export { readFault } from './read-fault.js';
export { readWholeStream } from './read-whole-stream.js';
export { unpack, type UnpackLimits } from './unpack.js';
