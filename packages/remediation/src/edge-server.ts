import type { SettingChange } from './answer.js';
import type { FindingArguments } from './finding-arguments.js';
import type { Refusal } from './plan.js';
import { renderByHand } from './powershell/render-command.js';
import { stepsOf } from './steps-of.js';

/**
 * Why there is no step for settings of an Edge server, and what a person types there: the shell of the organization does not
 * change them, and reads no certificates there (§F.2.3).
 */
export function onEdgeServer(args: FindingArguments, changes: readonly SettingChange[]): Refusal | undefined {
  const { finding } = args;
  const own = changes.filter(({ target }) => target.server !== null);
  if (!args.flag('edge') || own.length === 0) return undefined;
  const { steps } = stepsOf(own.map((change) => ({ change, finding })));
  const commands = steps.map(({ change }) => `${renderByHand(change).replaceAll('\n', '; ')} -WhatIf`);
  return {
    code: 'EDGE_SERVER',
    text: `No step on ${args.text('server')}: only the Exchange Management Shell of an Edge server itself changes it. There, and then without -WhatIf: ${commands.join('; ')}`,
    causes: [],
    findings: [finding.id],
  };
}
