import type { ExportFormatReader } from '../format.js';
import { clixml } from './clixml/index.js';
import { csv } from './csv/index.js';
import { formatList } from './format-list.js';
import { formatTable } from './format-table.js';
import { json } from './json/index.js';
import { m365dsc } from './m365dsc/index.js';

/** Every form this package reads; where two fit equally well, the earlier wins. */
export const FORMATS: readonly ExportFormatReader[] = [clixml, m365dsc, json, csv, formatList, formatTable];
