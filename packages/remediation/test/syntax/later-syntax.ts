import type { Node } from 'web-tree-sitter';
import { nodesOf } from './powershell-syntax.js';

/** Parameters that PowerShell 6 and later added to commands Windows PowerShell 5.1 has as well. */
const LATER_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'convertfrom-json': ['ashashtable', 'depth', 'noenumerate'],
  'convertto-json': ['asarray', 'enumsasstrings', 'escapehandling'],
  'foreach-object': ['parallel', 'throttlelimit', 'timeoutseconds'],
  'get-content': ['asbytestream'],
  'join-path': ['additionalchildpath'],
  'set-content': ['asbytestream'],
  'sort-object': ['bottom', 'stable', 'top'],
  'split-path': ['extension', 'leafbase'],
};
const LATER_COMMANDS = ['get-error', 'join-string', 'test-json', 'get-uptime', 'convertfrom-markdown'];
const LATER_VARIABLES = /^\$(?:IsWindows|IsLinux|IsMacOS|IsCoreCLR|PSStyle|EnabledExperimentalFeatures)$/i;
const LATER_ENCODINGS = /^(?:utf8(?:no)?bom|ansi)$/i;

/**
 * What in a script Windows PowerShell 5.1 lacks, `line: what`, as far as the grammar accepts it: `??`, `?.`, `? :` and a
 * trailing `&` are errors to it already.
 */
export function laterSyntax(root: Node): string[] {
  return nodesOf(root).flatMap((node) => {
    const what = laterAt(node);
    return what === undefined ? [] : [`${node.startPosition.row + 1}: ${what}`];
  });
}

function laterAt(node: Node): string | undefined {
  switch (node.type) {
    case 'pipeline_chain_tail':
      return '&& or ||';
    case 'variable':
      return LATER_VARIABLES.test(node.text) ? node.text : undefined;
    case 'expandable_string_literal':
      return /`[eu]/.test(node.text) ? 'escape `e or `u' : undefined;
    case 'generic_token':
      return LATER_ENCODINGS.test(node.text) ? node.text : undefined;
    case 'command':
      return laterCommand(node);
    default:
      return undefined;
  }
}

function laterCommand(node: Node): string | undefined {
  const name = node.childForFieldName('command_name')?.text.toLowerCase() ?? '';
  if (LATER_COMMANDS.includes(name) || name === 'using') return name;
  const later = Object.hasOwn(LATER_PARAMETERS, name) ? (LATER_PARAMETERS[name] ?? []) : [];
  return nodesOf(node)
    .filter(({ type }) => type === 'command_parameter')
    .map(({ text }) => text)
    .find((text) => later.includes(text.replace(/^-|:$/g, '').toLowerCase()));
}
