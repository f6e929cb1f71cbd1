export { decodeText, type DecodedText, type TextEncodingName } from './decode-text.js';
export { type ByteStream, type EvidenceItem } from './evidence-item.js';
export { type Doubt, type Issue, type IssueSeverity, type Parsed } from './issue.js';
export { resolveLimits } from './limits.js';
export { LineIndex, type Position } from './line-index.js';
export { formatOrigin, type Origin } from './origin.js';
