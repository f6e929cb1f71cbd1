import type { Command } from 'commander';
import type { ExaminedConfiguration } from '@hybrid-mailflow/diagnosis';
import { formatPredictionText, printJson } from '@hybrid-mailflow/report';
import type { Terminal } from '../../terminal.js';
import { CONNECTORS_SCHEMA_VERSION, examine, examineCommand, type ExamineFlags } from './examine.js';

interface PredictFlags extends ExamineFlags {
  readonly from?: string;
  readonly domain?: string;
}

/** Outcomes that are not a fault: delivered as it should be, or not told by the exports. */
const NO_FAULT: ReadonlySet<string> = new Set(['delivered', 'delivered-as-internal', 'unknown']);

/** `connectors predict`: what each server will answer, and be answered, by its configuration. */
export function predictCommand(terminal: Terminal, finish: (code: number) => void): Command {
  return examineCommand(
    'predict',
    'the way of mail in both directions, step by step, as the settings make it',
  )
    .option('--from <address>', 'the address sessions come from, as the servers see it')
    .option('--domain <name>', 'only mail for this recipient domain')
    .action(async (paths: string[], flags: PredictFlags) => {
      const { examined, text, exitCode } = await examine(paths, flags, terminal);
      terminal.output.write(
        flags.format === 'json' ? printJson(asJson(examined)) : formatPredictionText(examined, text),
      );
      finish(exitCode(examined.predictions.some(({ outcome }) => !NO_FAULT.has(outcome))));
    });
}

function asJson({ asOf, route, predictions, gaps, evidence, issues }: ExaminedConfiguration): object {
  return {
    schemaVersion: CONNECTORS_SCHEMA_VERSION,
    asOf,
    route: route && {
      outcome: route.outcome,
      connector: route.chosen?.connector.name ?? null,
      reason: route.reason,
      confidence: route.confidence,
    },
    predictions,
    gaps,
    evidence,
    issues,
  };
}
