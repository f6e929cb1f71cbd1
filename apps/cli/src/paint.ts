import { styleText } from 'node:util';
import type { Paint, Tone } from '@hybrid-mailflow/report';
import type { Terminal } from './terminal.js';

const STYLES: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  label: 'cyan',
  strong: 'bold',
  good: 'green',
  bad: 'red',
  doubtful: 'yellow',
  faint: 'dim',
};

/** Colours where the terminal shows them, unless NO_COLOR (https://no-color.org) or FORCE_COLOR decides. */
export function paintFor(terminal: Terminal): Paint {
  if (!isColoured(terminal)) return (_tone, text) => text;
  return (tone, text) => styleText(STYLES[tone], text, { validateStream: false });
}

function isColoured({ environment, output }: Terminal): boolean {
  const { NO_COLOR: never = '', FORCE_COLOR: force } = environment;
  if (never !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return output.isTTY === true && (output.hasColors?.() ?? false);
}
