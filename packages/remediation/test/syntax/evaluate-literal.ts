import type { Node } from 'web-tree-sitter';

/** Nodes of the grammar that only say how tightly operators bind; with one child they add nothing. */
const WRAPPER = /_expression$|^(?:pipeline|pipeline_chain|statement_list|program|argument_expression_list)$/;

/**
 * What PowerShell would make of an expression that is a verbatim literal, or `[regex]::Unescape` of one. Undefined for
 * everything else: the caller then knows that the text is more than data.
 */
export function evaluateLiteral(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'string_literal') return verbatim(inner);
  if (inner.type !== 'invokation_expression') return undefined;
  const [type, , member, argumentList] = inner.children;
  if (type?.text !== '[regex]' || member?.text !== 'Unescape' || argumentList == null) return undefined;
  const [argument, ...more] = argumentList.namedChildren;
  if (argument == null || more.length > 0) return undefined;
  const escaped = evaluateLiteral(argument);
  return escaped === undefined ? undefined : unescapeRegex(escaped);
}

export function unwrap(node: Node): Node {
  let inner = node;
  for (;;) {
    const [only, ...more] = inner.namedChildren;
    if (only == null || more.length > 0) return inner;
    if (inner.type !== 'parenthesized_expression' && !WRAPPER.test(inner.type)) return inner;
    if (inner.type === 'invokation_expression') return inner;
    inner = only;
  }
}

function verbatim(node: Node): string | undefined {
  const [characters, ...more] = node.namedChildren;
  if (characters?.type !== 'verbatim_string_characters' || more.length > 0) return undefined;
  // Whoever reads a literal by eye must not be misled either: PowerShell takes U+2018 to U+201B for '.
  if (!/^'(?:[^'\u2018-\u201b]|'')*'$/.test(characters.text)) return undefined;
  return characters.text.slice(1, -1).replaceAll("''", "'");
}

/** The part of .NET's Regex.Unescape that `quote` uses: `\\` and `\uXXXX`. */
function unescapeRegex(text: string): string | undefined {
  if (!/^(?:[^\\]|\\\\|\\u[0-9A-F]{4})*$/.test(text)) return undefined;
  return text.replace(/\\(\\|u[0-9A-F]{4})/g, (_match, escape: string) =>
    escape === '\\' ? '\\' : String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  );
}
