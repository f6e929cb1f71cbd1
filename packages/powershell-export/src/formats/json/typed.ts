import { readPrompt } from '../../console/prompt.js';

/** The command that printed a document, and the computer it ran on. */
export interface Typed {
  readonly command?: string;
  readonly host?: string;
}

/** Takes the text above a document apart: what was typed last, and what stands there besides prompts. */
export function readTyped(text: string): { readonly typed: Typed; readonly other: string } {
  let typed: Typed = {};
  const others: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const prompt = readPrompt(line);
    if (!prompt) others.push(line);
    else if (prompt.command !== '') typed = prompt;
  }
  const other = others
    .join('\n')
    .replace(/\ufeff/g, '')
    .trim();
  // A comma between documents is what is left where somebody cut a list apart.
  return { typed, other: other === ',' ? '' : other };
}
