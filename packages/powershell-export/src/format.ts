import type { Parsed } from '@hybrid-mailflow/evidence';
import type { ExportFormat, ExportRecord } from './export-record.js';
import type { ExportLimits } from './limits.js';

/** The decoded beginning of an item (64 KiB at most), for recognising it. */
export interface ExportSample {
  readonly label: string;
  readonly text: string;
}

/** A guess with its reason. `score` from 0 to 1: 1 is a signature nothing else has, 0.5 a shape others share. */
export interface ExportDetection {
  readonly format: ExportFormat;
  readonly score: number;
  readonly reason: string;
}

export interface ReadExportOptions {
  /** Label of the evidence item, for origins. */
  readonly item: string;
  readonly limits?: Partial<ExportLimits>;
}

/** A line of a console that belongs to no object. */
export interface UnreadLine {
  readonly text: string;
  /** Line of the item, from 1. */
  readonly line: number;
}

/** What was read of an item, and what a console showed beside its objects: prose, errors, other output. */
export interface ParsedExport extends Parsed<ExportRecord> {
  readonly unread?: readonly UnreadLine[];
}

/** One form in which PowerShell writes objects: a file or folder of src/formats. */
export interface ExportFormatReader {
  readonly id: ExportFormat;
  readonly title: string;
  detect(sample: ExportSample): ExportDetection | undefined;
  /**
   * Never throws at the text: what was not understood is among the issues.
   * @throws TypeError for a limit that does not exist or is no whole number.
   */
  read(text: string, options: ReadExportOptions): ParsedExport;
}
