export {
  property,
  type EnumValue,
  type ExportFormat,
  type ExportObject,
  type ExportRecord,
  type Property,
  type PropertyValue,
} from './export-record.js';
export { detectExport, readExport } from './read-export.js';
