import { formatList, typed } from '../../cases/printed.js';

/** Properties as `Format-List` prints them, by name. */
export type Printed = Readonly<Record<string, string>>;

export const EXPORT_FORMS = ['list', 'json', 'csv', 'clixml'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

export interface ExportFile {
  readonly extension: string;
  readonly text: string;
}

/** What a cmdlet's objects look like when they are exported in one of the forms (§G.3). */
export function exported(
  form: ExportForm,
  command: string,
  type: string,
  objects: readonly Printed[],
): ExportFile {
  switch (form) {
    case 'list':
      return { extension: 'txt', text: typed(`${command} | fl`) + formatList(objects) };
    case 'json':
      return { extension: 'json', text: `${JSON.stringify(objects.map(jsonObject), null, 2)}\n` };
    case 'csv':
      return { extension: 'csv', text: csv(objects) };
    case 'clixml':
      return { extension: 'xml', text: clixml(type, objects) };
  }
}

type Value = string | boolean | null | readonly string[];

/** The value behind a printed text. */
function valueOf(text: string): Value {
  if (text === '') return null;
  if (text === 'True' || text === 'False') return text === 'True';
  if (!text.startsWith('{') || !text.endsWith('}')) return text;
  return text === '{}' ? [] : text.slice(1, -1).split(', ');
}

function jsonObject(printed: Printed) {
  return Object.fromEntries(Object.entries(printed).map(([name, text]) => [name, valueOf(text)]));
}

/** `Export-Csv` of objects that came over a remote session: lists are joined by blanks. */
function csv(objects: readonly Printed[]): string {
  const names = Object.keys(objects[0] ?? {});
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = objects.map((printed) =>
    names.map((name) => {
      const value = valueOf(printed[name] ?? '');
      return typeof value === 'object' && value !== null ? value.join(' ') : (printed[name] ?? '');
    }),
  );
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function clixml(type: string, objects: readonly Printed[]): string {
  let id = 0;
  const list = (name: string, values: readonly string[]) =>
    `<Obj N="${name}" RefId="${++id}"><TN RefId="${id}"><T>Deserialized.Microsoft.Exchange.Data.MultiValuedProperty\`1</T><T>Deserialized.System.Object</T></TN><LST>${values.map((value) => `<S>${xml(value)}</S>`).join('')}</LST></Obj>`;
  const property = ([name, text]: readonly [string, string]) => {
    const value = valueOf(text);
    if (value === null) return `<Nil N="${name}" />`;
    if (typeof value === 'boolean') return `<B N="${name}">${String(value)}</B>`;
    return typeof value === 'string' ? `<S N="${name}">${xml(value)}</S>` : list(name, value);
  };
  const object = (printed: Printed) =>
    `  <Obj RefId="${id++}"><TN RefId="${id}"><T>Deserialized.${type}</T><T>Deserialized.System.Object</T></TN><ToString>${xml(printed['Name'] ?? '')}</ToString><Props>${Object.entries(printed).map(property).join('')}</Props></Obj>`;
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\r\n${objects.map(object).join('\r\n')}\r\n</Objs>\r\n`;
}

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
