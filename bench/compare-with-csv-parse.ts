import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { FORMATS, type RecordSink, Summarizer } from '../packages/trace-parser/src/index.js';
import { compare, printThroughput } from './measure.js';
import { inTemporaryFolder, writePieces } from './temporary-files.js';

const ROUNDS = 7;
const MEGABYTES = 48;
const CHUNK = { highWaterMark: 256 * 1024 };

/**
 * Reads one file as a stream of the same pieces in three ways: csv-parse to arrays, this package to records with every
 * field, and to the summary of a diagnosis.
 */
export async function compareWithCsvParse(
  title: string,
  formatId: string,
  pieces: (wanted: { bytes: number; seed: number }) => Iterable<string>,
): Promise<void> {
  const format = FORMATS.find(({ id }) => id === formatId);
  if (!format) throw new TypeError(formatId);
  const read = async (path: string, sink: RecordSink, detail: 'all' | 'summary') => {
    const reader = format.open(sink, { item: path, detail });
    for await (const chunk of createReadStream(path, CHUNK)) reader.push(chunk as Buffer);
    reader.end();
  };
  await inTemporaryFolder(async (folder) => {
    const { path, bytes } = writePieces(join(folder, 'bench'), pieces({ bytes: MEGABYTES * 1e6, seed: 1 }));
    const nobody = { record: () => undefined, issue: () => undefined };
    const measured = await compare(
      [
        { name: 'csv-parse, stream to arrays', run: () => csvParse(path) },
        { name: 'to typed records, every field', run: () => read(path, nobody, 'all') },
        { name: 'to the summary', run: () => read(path, new Summarizer(), 'summary') },
      ],
      ROUNDS,
    );
    printThroughput(title, bytes, measured);
  });
}

/** With the options that read these files and are fastest: `#` lines left out, everything else as it is by default. */
async function csvParse(path: string): Promise<void> {
  let rows = 0;
  const parser = createReadStream(path, CHUNK).pipe(parse({ bom: true, comment: '#' }));
  parser.on('data', () => rows++);
  await new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
  if (rows === 0) throw new Error('csv-parse read nothing');
}
