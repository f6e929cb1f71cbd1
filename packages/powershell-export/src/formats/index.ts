import type { ExportFormatReader } from '../format.js';
import { formatList } from './format-list.js';
import { json } from './json.js';

/** Every form this package reads; where two fit equally well, the earlier wins. */
export const FORMATS: readonly ExportFormatReader[] = [json, formatList];
