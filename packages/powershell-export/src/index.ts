export { bytesOf } from './bytes-of.js';
export {
  property,
  type Alternatives,
  type EnumValue,
  type ExportFormat,
  type ExportObject,
  type ExportRecord,
  type Property,
  type PropertyValue,
} from './export-record.js';
export type {
  ExportDetection,
  ExportFormatReader,
  ExportSample,
  ParsedExport,
  ReadExportOptions,
  UnreadLine,
} from './format.js';
export { FORMATS } from './formats/index.js';
export { DEFAULT_LIMITS, type ExportLimits } from './limits.js';
export { detectExport, readExport, type ReadExport } from './read-export.js';
