import type { FindingArguments } from './finding-arguments.js';
import type { Target } from './data/targets.js';
import type { Alternative, Argument } from './plan.js';

/** One property of one object that should have another value. Steps are made of these. */
export interface SettingChange {
  readonly target: Target;
  readonly property: string;
  readonly before: Argument;
  readonly after: Argument;
  /** What it does to mail, one or a few sentences. */
  readonly effect: string;
  /** The object then has no part in the mail concerned, so that nothing else needs to change on it. */
  readonly enough?: true;
}

/** What one finding asks for. */
export interface Answer {
  readonly changes?: readonly SettingChange[];
  readonly alternatives?: readonly Alternative[];
}

/** Turns the arguments of one finding into what is to be done about it. */
export type AnswerFinding = (args: FindingArguments) => Answer;
