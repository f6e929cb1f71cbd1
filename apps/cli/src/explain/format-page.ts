import { wrapWords, type Paint } from '@hybrid-mailflow/report';

/** Lays a page of docs/ out for a terminal: headings, two columns, lists and paragraphs; nothing else is in them. */
export function formatPage(markdown: string, width: number, paint: Paint): string {
  const wrap = (text: string, first: string, rest: string) =>
    wrapWords(withoutLinks(text), width - rest.length)
      .map((line, at) => `${at === 0 ? first : rest}${line}`)
      .join('\n');
  const item = (line: string) => {
    const [, title, url] = /^- \[(.+)\]\((\S+)\)$/.exec(line) ?? [];
    // A URL is never broken, so that a terminal can open it.
    return title === undefined ? wrap(line.slice(2), '- ', '  ') : `${wrap(title, '- ', '  ')}\n  ${url}`;
  };
  const block = (text: string) => {
    if (text.startsWith('## ')) return paint('label', text.slice(3).toUpperCase());
    if (text.startsWith('|')) return table(text.split('\n'), width, paint);
    if (text.startsWith('- ')) return text.split('\n').map(item).join('\n');
    return wrap(text.replaceAll('\n', ' '), '', '');
  };
  const [, ...blocks] = markdown.trim().split('\n\n');
  return `${blocks.map(block).join('\n\n')}\n`;
}

/** A link to another page is the name by which that one is explained. */
const withoutLinks = (text: string) => text.replace(/\[([^\]]+)\]\([^)\s]+\.md(?:#\S*)?\)/g, '$1');

function table(lines: readonly string[], width: number, paint: Paint): string {
  const rows = lines
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, name = '']) => /^[^-]/.test(name));
  const margin = Math.max(...rows.map(([, name = '']) => name.length)) + 2;
  return rows
    .flatMap(([, name = '', value = '']) =>
      wrapWords(value, width - margin).map((line, at) =>
        at === 0 ? `${paint('label', name.padEnd(margin))}${line}` : ' '.repeat(margin) + line,
      ),
    )
    .join('\n');
}
