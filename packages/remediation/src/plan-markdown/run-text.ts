import { codeSpan } from '../markdown.js';
import type { Shell, Step } from '../plan.js';
import { SHELL_NAMES } from '../powershell/scripts.js';
import { fenced, PEOPLE } from './step-text.js';

const NEEDS: Readonly<Record<Shell, string>> = {
  'exchange-management-shell':
    'opened on an Exchange server, with an account of the role group Organization Management',
  'exchange-online':
    'on any computer, after `Connect-ExchangeOnline` with an account that has the role Exchange Administrator',
};

/** What must be there before the first script runs, and when it may run. */
export function beforeText(steps: readonly Step[]): string {
  return [
    '## Before you start',
    [
      ...shellsOf(steps).map((shell) => `- ${SHELL_NAMES[shell]}: ${PEOPLE[shell]}, ${NEEDS[shell]}.`),
      `- When: ${whenText(steps)}`,
      '- Copy this folder whole. `02-fix.ps1` saves the old values beside itself, in `backup`, where `04-rollback.ps1` looks for them: keep the folder until nobody wants to go back.',
      '- Where Windows refuses scripts that came from elsewhere: look at them, then `Get-ChildItem -Recurse *.ps1 | Unblock-File`.',
    ].join('\n'),
  ].join('\n\n');
}

function whenText(steps: readonly Step[]): string {
  const disruptive = steps.flatMap(({ disposition }, at) => (disposition === 'disruptive' ? [at + 1] : []));
  if (disruptive.length === 0) return 'at any time; no step interrupts mail, and each can be taken back.';
  const which = disruptive.length === 1 ? 'step' : 'steps';
  const verb = disruptive.length === 1 ? 'interrupts' : 'interrupt';
  return `in a maintenance window; ${which} ${disruptive.join(', ')} ${verb} mail or cannot be taken back. The others may run at any time.`;
}

/** Which script is run where, in which order, and what each leaves behind. */
export function runText(steps: readonly Step[]): string {
  const shells = shellsOf(steps);
  const blocks = shells.map((shell, at) =>
    [
      `${shells.length === 1 ? 'In' : `${at + 1}. In`} the ${SHELL_NAMES[shell]}${at === 0 ? '' : ', when the scripts before are through'}:`,
      fenced([
        `cd ${shell}`,
        String.raw`.\01-check.ps1          # reads only: is everything as diagnosed?`,
        String.raw`.\02-fix.ps1 -WhatIf    # changes nothing: shows old and new values`,
        String.raw`.\02-fix.ps1            # asks before each step, saves the old values`,
        String.raw`.\03-verify.ps1         # reads only: has everything its planned value?`,
      ]),
    ].join('\n\n'),
  );
  return [
    '## How to run',
    ...blocks,
    'Nothing is changed when one value is neither the old nor the new one of this plan: then somebody has changed it since, and the plan is made again. The script stops at the first error and says what is done and what is not; it can be run again, and leaves alone what is right already.',
  ].join('\n\n');
}

/** How to see that it is mended, beyond settings that have their values. */
export function checkText(steps: readonly Step[], causes: readonly string[]): string {
  const names = causes.length === 0 ? 'what was found' : causes.map(codeSpan).join(', ');
  const checks = [
    ...(steps.length === 0 ? [] : ['`03-verify.ps1` says that every setting has its planned value.']),
    'Send a message in each direction. In Exchange Online, trace the messages of the next hour (`Get-MessageTraceV2 -StartDate (Get-Date).AddHours(-1) -EndDate (Get-Date) -Status Pending`): none may wait for the reason this plan was made for. Messages that waited before arrive with their next retry.',
    `Collect the evidence again, with a trace from after the change, and \`hybrid-mailflow diagnose\` it: ${names} must be gone, and nothing new be there.`,
  ];
  return ['## How to see that mail flows', checks.map((text, at) => `${at + 1}. ${text}`).join('\n')].join(
    '\n\n',
  );
}

/** The way back, in the reverse order of the way there. */
export function backText(steps: readonly Step[]): string {
  const final = steps.flatMap(({ rollback }, at) => (rollback === null ? [at + 1] : []));
  return [
    '## If it has to be taken back',
    `${final.length === 0 ? 'Every step can be taken back.' : `${final.length === 1 ? 'Step' : 'Steps'} ${final.join(', ')} cannot be taken back; the others can.`} \`04-rollback.ps1\` restores only what \`02-fix.ps1\` has changed, also when that stopped half-way${shellsOf(steps).length === 1 ? '' : '; the last shell comes first'}:`,
    ...[...shellsOf(steps)]
      .reverse()
      .map((shell) =>
        fenced([
          `cd ${shell}`,
          String.raw`.\04-rollback.ps1 -WhatIf   # changes nothing: shows what would be restored`,
          String.raw`.\04-rollback.ps1           # asks before each step`,
          String.raw`.\01-check.ps1              # reads only: "ready" for each setting, as before`,
        ]),
      ),
  ].join('\n\n');
}

function shellsOf(steps: readonly Step[]): readonly Shell[] {
  return [...new Set(steps.map(({ shell }) => shell))];
}
