import type { RegistryValue } from '../fact.js';
import { keyOf, numberIn, registryValuesFrom } from '../objects/registry.js';
import { proxyFromRegistry } from '../objects/winhttp-settings.js';
import { readPrintedObjects } from '../text/printed-objects.js';
import { readPrompt } from '../text/prompt.js';
import {
  readWhole,
  type FormContext,
  type LineReader,
  type TextForm,
  type TextLine,
} from '../text/text-form.js';

const KEY = /^(HKEY_(?:LOCAL_MACHINE|CURRENT_USER|USERS|CLASSES_ROOT)\\\S.*|HK(?:LM|CU):\\\S.*)$/;
/** `    DisableRootAutoUpdate    REG_DWORD    0x1`: four blanks apart. */
const QUERIED = /^\s{2,}(\S.*?)\s{2,}(REG_[A-Z_]+)(?:\s{2,}(.*))?$/;
const FILE_HEADER = /^(?:Windows Registry Editor Version 5\.00|REGEDIT4)\s*$/;
const FILE_KEY = /^\[(-?)(HKEY_[^\]]+)\]$/;
const FILE_VALUE = /^(?:"((?:[^"\\]|\\.){1,300})"|(@))=(.*)$/;
const COMMAND = /\breg(?:\.exe)?\s+query\s+"?(HK[\w\\ .:-]+?)"?(?:\s+\/v\s+"?([\w .-]+?)"?)?(?:\s+\/\w.*)?$/i;
const ITEM_COMMAND =
  /\b(?:Get-ItemProperty(?:Value)?|gp)\s+(?:-(?:Literal)?Path\s+)?['"]?(HK(?:LM|CU):\\[^'"\r\n]+?)['"]?(?:\s+-Name\s+['"]?([\w-]+)|\s*$|\s+\|)/i;
/** `ERROR: The system was unable to find the specified registry key or value.`, also in German and French. */
const NOT_FOUND = /^(?:ERROR|FEHLER|ERREUR|ERROR|Fehler)\s?: .{0,200}(?:regist|Regist)/;
const ITEM_NOT_FOUND =
  /(?:Cannot find path|Der Pfad) ['"]?(?:Microsoft\.PowerShell\.Core\\Registry::)?(HK[^'"]+)['"]?|Property (\w+) does not exist at path (HK[^\s].*?)\.?$/;

/** Values of the registry: reg query, .reg files, Get-ItemProperty. */
export const registryValue: TextForm = {
  id: 'registry-value',
  title: 'Registry values (reg query, .reg, Get-ItemProperty)',
  signs: [
    { pattern: FILE_HEADER, score: 0.98, reason: 'registry file' },
    { pattern: /^HKEY_(?:LOCAL_MACHINE|CURRENT_USER|USERS)\\/, score: 0.94, reason: 'key of reg query' },
    { pattern: FILE_KEY, score: 0.94, reason: 'key of a registry file' },
    { pattern: /^PSPath\s+: .*Registry::/, score: 0.94, reason: 'list of Get-ItemProperty' },
    { pattern: COMMAND, score: 0.92, reason: 'command line of reg query' },
    { pattern: ITEM_COMMAND, score: 0.9, reason: 'Get-ItemProperty of a registry path' },
  ],
  belongs:
    /^(?:HKEY_|HK(?:LM|CU):|\s{2,}\S.*\bREG_|\[-?HKEY_|"[^"]+"=|@=|\s{2}[0-9a-f]{2},|\(?[\w.-]{1,60}\)?\s*: |End of search|Ende der Suche|ERROR|FEHLER|ERREUR|\s{10,}\S|Get-ItemProperty)/,
  open: openValues,
};

function openValues(context: FormContext): LineReader {
  return readWhole(context, (lines) => {
    const lists: TextLine[] = [];
    let key: string | undefined;
    let asked: { readonly key: string; readonly name?: string } | undefined;
    for (const line of lines) {
      const prompt = readPrompt(line.text);
      const command = prompt?.command ?? line.text;
      const query = COMMAND.exec(command) ?? ITEM_COMMAND.exec(command);
      if (query) {
        const [, path = '', name] = query;
        asked = { key: keyOf(path), ...(name !== undefined && { name }) };
        continue;
      }
      const opened = KEY.exec(line.text)?.[1] ?? FILE_KEY.exec(line.text)?.[2];
      if (opened !== undefined) key = keyOf(opened);
      else if (!readValue(context, key, line) && !readMissing(context, asked, line)) lists.push(line);
    }
    for (const record of readPrintedObjects(lists, context.origin(1).item)) {
      for (const value of registryValuesFrom(record)) context.fact(value);
    }
  });
}

/** A line of reg query or of a registry file; true when it was one. */
function readValue(context: FormContext, key: string | undefined, { text, number: line }: TextLine): boolean {
  if (key === undefined) return false;
  const queried = QUERIED.exec(text);
  const filed = queried ? null : FILE_VALUE.exec(text);
  if (!queried && !filed) return false;
  const [type, data] = queried ? [queried[2], (queried[3] ?? '').trim()] : fileData(filed?.[3] ?? '');
  const name = queried ? (queried[1] ?? '') : (filed?.[1] ?? '(Default)').replace(/\\(.)/g, '$1');
  const number = type === 'REG_DWORD' || type === 'REG_QWORD' ? numberIn(data) : undefined;
  const value: RegistryValue = {
    kind: 'registry-value',
    key,
    name,
    present: data !== '-',
    ...(type !== undefined && { type }),
    ...(data !== '-' && { data }),
    ...(number !== undefined && { number }),
    origin: context.origin(line),
  };
  const bytes = type === 'REG_BINARY' ? bytesIn(data) : undefined;
  context.fact((bytes && proxyFromRegistry(value, bytes)) ?? value);
  return true;
}

/** `2800000000…` of reg query; a registry file breaks its lines, and is not put together. */
function bytesIn(data: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2})+$/i.test(data)) return undefined;
  return Uint8Array.from(data.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}

/** `dword:00000001` is hexadecimal, text is quoted, `-` deletes. */
function fileData(raw: string): readonly [type: string | undefined, data: string] {
  const text = raw.trim();
  if (text === '-') return [undefined, '-'];
  if (/^dword:[0-9a-f]{1,8}$/i.test(text))
    return ['REG_DWORD', `0x${Number.parseInt(text.slice(6), 16).toString(16)}`];
  if (text.startsWith('"')) return ['REG_SZ', text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')];
  return ['REG_BINARY', text.slice(0, 1000)];
}

function readMissing(
  context: FormContext,
  asked: { readonly key: string; readonly name?: string } | undefined,
  { text, number }: TextLine,
): boolean {
  const named = ITEM_NOT_FOUND.exec(text);
  const about = named
    ? { key: keyOf(named[1] ?? named[3] ?? ''), ...(named[2] !== undefined && { name: named[2] }) }
    : NOT_FOUND.test(text)
      ? asked
      : undefined;
  if (!about) return false;
  context.fact({ kind: 'registry-value', ...about, present: false, origin: context.origin(number) });
  return true;
}
