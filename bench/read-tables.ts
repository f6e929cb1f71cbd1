import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { fileChunks, READ_BYTES } from '../apps/cli/src/trace/file-chunks.js';
import { FORMATS, type RecordSink, Summarizer } from '../packages/trace-parser/src/index.js';
import { compare } from './measure.js';

/** A program of its own: reads a file (`process.argv`: id of its format, path) in three ways and prints the times. */
const ROUNDS = 7;

const [, , id, path = ''] = process.argv;
const format = FORMATS.find((candidate) => candidate.id === id);
if (!format) throw new TypeError(id);

const read = async (sink: RecordSink, detail: 'all' | 'summary') => {
  const reader = format.open(sink, { item: path, detail });
  for await (const chunk of fileChunks(path)) reader.push(chunk);
  reader.end();
};

/** With the options that read these files and are fastest: `#` lines left out, everything else as it is by default. */
async function csvParse(): Promise<void> {
  let rows = 0;
  const parser = createReadStream(path, { highWaterMark: READ_BYTES }).pipe(
    parse({ bom: true, comment: '#' }),
  );
  parser.on('data', () => rows++);
  await new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
  if (rows === 0) throw new Error('csv-parse read nothing');
}

const nobody = { record: () => undefined, issue: () => undefined };
const measured = await compare(
  [
    { name: 'csv-parse, stream to arrays', run: csvParse },
    { name: 'to typed records, every field', run: () => read(nobody, 'all') },
    { name: 'to the summary', run: () => read(new Summarizer(), 'summary') },
  ],
  ROUNDS,
);
console.log(JSON.stringify(measured));
