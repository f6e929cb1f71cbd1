import type { ExportFormatReader } from '../format.js';
import { clixml } from './clixml/index.js';
import { csv } from './csv/index.js';
import { formatList } from './format-list.js';
import { json } from './json/index.js';

/** Every form this package reads; where two fit equally well, the earlier wins. */
export const FORMATS: readonly ExportFormatReader[] = [clixml, json, csv, formatList];
