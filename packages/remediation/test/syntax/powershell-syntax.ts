import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

export type { Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

/** A parser with the PowerShell grammar. */
export async function powershellParser(): Promise<Parser> {
  await Parser.init();
  const grammar = readFileSync(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'));
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}

export function parse(parser: Parser, text: string): Node {
  const tree = parser.parse(text);
  if (tree === null) throw new Error('the grammar gave no tree');
  return tree.rootNode;
}

/** `line: text` of every node the grammar could not make sense of. */
export function errorsOf(root: Node): string[] {
  return nodesOf(root)
    .filter((node) => node.isError || node.isMissing)
    .map((node) => `${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
}

/** The names of all commands a script calls, sorted, once each. */
export function commandNamesOf(root: Node): string[] {
  return [
    ...new Set(
      nodesOf(root)
        .filter(({ type }) => type === 'command_name')
        .map(({ text }) => text),
    ),
  ].sort();
}

/** The functions a script defines. */
export function functionNamesOf(root: Node): string[] {
  return nodesOf(root)
    .filter(({ type }) => type === 'function_name')
    .map(({ text }) => text);
}

export function nodesOf(root: Node): Node[] {
  const nodes: Node[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    nodes.push(node);
    for (const child of node.children) if (child !== null) waiting.push(child);
  }
  return nodes;
}
