import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { printJson } from '@hybrid-mailflow/report';
import type { Output } from '../terminal.js';
import { recordJson, type RecordJsonOptions } from './record-json.js';

/** Prints records as they come, so that a thousand files need the memory of one. */
export interface RecordPrinter {
  print(record: ExportRecord): void;
  end(): void;
}

export function recordPrinter(
  format: 'json' | 'ndjson',
  output: Output,
  options: RecordJsonOptions,
): RecordPrinter {
  if (format === 'ndjson') {
    return {
      print: (record) => output.write(printJson(recordJson(record, options), 0)),
      end: () => undefined,
    };
  }
  let before = '[\n';
  return {
    print(record) {
      output.write(before + printJson(recordJson(record, options)).trimEnd());
      before = ',\n';
    },
    end: () => output.write(before === ',\n' ? '\n]\n' : '[]\n'),
  };
}
