import { getInput } from '@actions/core';
import { THRESHOLDS, type Threshold } from '@hybrid-mailflow/report';

export const INPUT_NAMES = ['paths', 'as-of', 'fail-on', 'format', 'annotations'] as const;
const FORMATS = ['text', 'markdown', 'json'] as const;

export interface Inputs {
  readonly paths: readonly string[];
  /** ISO 8601; undefined for now. */
  readonly asOf: string | undefined;
  readonly failOn: Threshold;
  readonly format: (typeof FORMATS)[number];
  readonly annotations: boolean;
}

/** The inputs of action.yml. @throws InputError naming the input that cannot be used. */
export function readInputs(): Inputs {
  return {
    paths: pathsOf(input('paths')),
    asOf: dateOf(input('as-of')),
    failOn: oneOf('fail-on', THRESHOLDS),
    format: oneOf('format', FORMATS),
    annotations: oneOf('annotations', ['true', 'false']) === 'true',
  };
}

/** An input that cannot be used, in a sentence. */
export class InputError extends Error {}

function input(name: (typeof INPUT_NAMES)[number]): string {
  return getInput(name);
}

function pathsOf(text: string): readonly string[] {
  const paths = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (paths.length === 0) throw new InputError('Input paths is empty; name files or folders, one a line.');
  return paths;
}

function oneOf<Choice extends string>(
  name: (typeof INPUT_NAMES)[number],
  choices: readonly Choice[],
): Choice {
  const text = input(name);
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) {
    throw new InputError(`Input ${name} is ${JSON.stringify(text)}; it takes ${choices.join(', ')}.`);
  }
  return choice;
}

function dateOf(text: string): string | undefined {
  if (text === '') return undefined;
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime())) {
    throw new InputError(`Input as-of is ${JSON.stringify(text)}; write it as 2026-11-24.`);
  }
  return date.toISOString();
}
