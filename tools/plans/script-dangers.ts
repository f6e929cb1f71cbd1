import type { Plan } from '../../packages/remediation/src/index.js';
import {
  functionNamesOf,
  nodesOf,
  type Node,
} from '../../packages/remediation/test/syntax/powershell-syntax.js';

/** Commands that compute, or talk to the person. */
const HARMLESS = [
  'ForEach-Object',
  'Join-Path',
  'Out-Null',
  'Select-Object',
  'Set-StrictMode',
  'Sort-Object',
  'Where-Object',
  'Write-Host',
  'Write-Warning',
];
/** What fix and rollback do besides: the folder of old values, written and read. */
const BACKUP = ['Export-Clixml', 'Import-Clixml', 'New-Item'];
/** Script blocks of the script itself; nothing else may stand behind `&`. */
const BLOCKS = ['$Step.Read', '$Step.Change', '$keep.Read', '$new', '$old', '$Save'];
const MEMBERS = [
  '$PSCmdlet.ShouldProcess',
  '$Text.Replace',
  '$step.Outcome.PadRight',
  '$written.ContainsKey',
  '[DateTime]::UtcNow.ToString',
  '[regex]::Unescape',
  '[string]::CompareOrdinal',
];

/** What a script of a plan calls, by its grammar, that a script of this kind must not call. */
export function scriptDangers(root: Node, path: string, plan: Plan): string[] {
  const changes = /0[24]-[a-z]+\.ps1$/.test(path);
  const shell = path.split('/')[0];
  const steps = plan.steps.filter((step) => step.shell === shell);
  const planned = steps.flatMap(({ change, rollback }) => [
    change.cmdlet,
    ...(rollback ? [rollback.cmdlet] : []),
  ]);
  const own = functionNamesOf(root);
  const allowed = [...HARMLESS, ...own, ...(changes ? [...BACKUP, ...planned] : [])];
  return [
    ...textsOf(root, 'command_name')
      .filter((name) => !/^(?:Get|Test)-\w+$/.test(name) && !allowed.includes(name))
      .map((name) => `calls ${name}`),
    ...textsOf(root, 'command_name_expr')
      .filter((text) => !BLOCKS.includes(text) || (!changes && /Change|Save/.test(text)))
      .map((text) => `calls ${text}`),
    ...textsOf(root, 'command_parameter')
      .filter((text) => /^-(?:f|fo|for|forc|force|scope|computername|credential):?$/i.test(text))
      .map((text) => `uses ${text}`),
    ...nodesOf(root)
      .filter(({ type }) => type === 'invokation_expression')
      .map((node) => node.text.slice(0, node.text.indexOf('(')))
      .filter((member) => !MEMBERS.includes(member))
      .map((member) => `calls ${member}`),
    ...textsOf(root, 'redirection').map((text) => `writes ${text}`),
    ...textsOf(root, 'command_invokation_operator')
      .filter((operator) => operator !== '&')
      .map(() => 'dot-sources'),
  ];
}

function textsOf(root: Node, type: string): string[] {
  return [
    ...new Set(
      nodesOf(root)
        .filter((node) => node.type === type)
        .map(({ text }) => text),
    ),
  ];
}
