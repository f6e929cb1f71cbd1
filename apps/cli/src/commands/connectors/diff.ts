import { Option, type Command } from 'commander';
import {
  compareExports,
  compareServers,
  compareWizard,
  type Difference,
  type Organization,
  type ServerDifference,
  type Weight,
  type WizardLogValue,
} from '@hybrid-mailflow/connector-model';
import type { ExaminedConfiguration } from '@hybrid-mailflow/diagnosis';
import { type ComparedPart, formatComparisonText, printJson } from '@hybrid-mailflow/report';
import type { Terminal } from '../../terminal.js';
import { CONNECTORS_SCHEMA_VERSION, examine, examineCommand, type ExamineFlags } from './examine.js';

const WEIGHTS = ['breaking', 'risky', 'harmless', 'never'] as const;

interface DiffFlags extends ExamineFlags {
  readonly against?: string;
  readonly all?: boolean;
  readonly failOn: (typeof WEIGHTS)[number];
}

/** `connectors diff`: server against server and against the wizard, or against an earlier export. */
export function diffCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return examineCommand(
    'diff',
    'what differs between servers, from the Hybrid Configuration Wizard, or since an earlier export',
  )
    .option('--against <path>', 'an earlier export of the same organization: what changed since')
    .option('--all', 'show harmless differences one by one')
    .addOption(
      new Option('--fail-on <weight>', 'exit with 1 from this weight on')
        .choices([...WEIGHTS])
        .default('risky'),
    )
    .action(async (paths: string[], flags: DiffFlags) => {
      const { examined, text, exitCode } = await examine(paths, flags, terminal);
      const { organization } = examined;
      const parts =
        flags.against === undefined
          ? ownParts(examined)
          : [earlierPart(flags.against, await earlier(flags.against, flags, terminal), organization)];
      terminal.output.write(
        flags.format === 'json'
          ? printJson({ schemaVersion: CONNECTORS_SCHEMA_VERSION, comparisons: parts.map(asJson) })
          : formatComparisonText(parts, { ...text, all: flags.all === true }),
      );
      const differences = parts.flatMap(({ comparison }) => comparison.differences);
      finish(exitCode(differences.some(({ weight }) => reaches(weight, flags.failOn))));
    });
}

interface Part extends ComparedPart {
  readonly id: 'servers' | 'wizard' | 'earlier';
}

async function earlier(path: string, flags: ExamineFlags, terminal: Terminal): Promise<Organization> {
  const { examined } = await examine([path], flags, terminal);
  return examined.organization;
}

function serversPart(organization: Organization): Part {
  return {
    id: 'servers',
    label: 'SERVERS',
    summary: 'The servers against each other.',
    comparison: compareServers(organization),
    reference: (difference) => (isOfServers(difference) ? holders(difference) : ''),
  };
}

function ownParts({ organization, wizardLog }: ExaminedConfiguration): readonly Part[] {
  const servers = serversPart(organization);
  const told = new Set(servers.comparison.differences.map(keyOf));
  return [
    servers,
    { ...wizardPart(organization, wizardLog), told: (difference) => told.has(keyOf(difference)) },
  ];
}

function keyOf({ object, setting, actual }: Difference): string {
  return JSON.stringify([object, setting, actual?.value]);
}

function isOfServers(difference: Difference): difference is ServerDifference {
  return 'agreeing' in difference;
}

const SETTLED: Readonly<Record<ServerDifference['settledBy'], string>> = {
  majority: 'most',
  wizard: 'as the wizard writes',
  nothing: '',
};

function holders({ agreeing, settledBy }: ServerDifference): string {
  const [first, second, ...rest] = agreeing;
  const named = [first, second].filter((server) => server !== undefined).join(', ');
  const more = rest.length > 0 ? ` and ${rest.length} more` : '';
  const why = SETTLED[settledBy];
  return `${named}${more}${why === '' ? '' : ` (${why})`}`;
}

function wizardPart(organization: Organization, logged: readonly WizardLogValue[]): Part {
  const comparison = compareWizard(organization, logged);
  const { mailFlow, reason } = comparison.flavour;
  return {
    id: 'wizard',
    label: 'WIZARD',
    summary: mailFlow === true ? 'Against what the Hybrid Configuration Wizard writes.' : reason,
    comparison,
  };
}

function earlierPart(path: string, before: Organization, after: Organization): Part {
  return {
    id: 'earlier',
    label: 'SINCE',
    summary: `What changed since ${path}.`,
    comparison: compareExports(before, after),
  };
}

function asJson({ id, summary, comparison }: Part): object {
  return { id, summary, ...comparison };
}

function reaches(weight: Weight, failOn: DiffFlags['failOn']): boolean {
  return failOn !== 'never' && WEIGHTS.indexOf(weight) <= WEIGHTS.indexOf(failOn);
}
