import { escapeMarkdown } from './escape-markdown.js';

/** A table of texts from outside; empty where there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A bulleted list of Markdown texts. */
export function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join('\n');
}

/** A heading and its content; empty where the content is. */
export function section(title: string, ...content: readonly string[]): readonly string[] {
  const filled = content.filter((part) => part !== '');
  return filled.length === 0 ? [] : [`### ${title}`, ...filled];
}
