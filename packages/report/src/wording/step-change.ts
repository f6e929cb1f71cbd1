import type { Argument, Step } from '@hybrid-mailflow/remediation';

/** One property of the target, as it is and as a step would make it. */
export interface PropertyChange {
  readonly property: string;
  /** `+` where it was empty, `-` where it becomes empty, `~` where it changes, `=` where it stays. */
  readonly sign: '+' | '-' | '~' | '=';
  readonly before: string;
  readonly after: string;
  /** How the new value comes about, where it is not written down but computed. */
  readonly source?: string;
}

const EMPTY = '(empty)';

/** What a step would change, property by property. */
export function changesOf(step: Step): readonly PropertyChange[] {
  const old = new Map(step.before.map(({ property, value }) => [property, argumentText(value)]));
  return step.after.map(({ property, value }) => {
    const before = old.get(property) ?? '(not read)';
    const after = argumentText(value);
    return { property, sign: signOf(before, after), before, after, ...sourceOf(value) };
  });
}

/** Names of certificates are computed where they are needed: typed by hand they hardly ever match. */
function sourceOf(argument: Argument): { source?: string } {
  if (argument.kind !== 'tls-certificate-name' || argument.expected === null) return {};
  return { source: `computed on ${argument.servers.join(', ')} from the certificate ${argument.thumbprint}` };
}

/** An argument as a person reads it. */
function argumentText(argument: Argument): string {
  switch (argument.kind) {
    case 'text':
      return argument.value === '' ? EMPTY : argument.value;
    case 'text-list':
      return argument.value.length === 0 ? EMPTY : argument.value.join(', ');
    case 'boolean':
      return argument.value ? 'True' : 'False';
    case 'null':
      return EMPTY;
    case 'tls-certificate-name':
      return argument.expected ?? `issuer and subject of certificate ${argument.thumbprint}`;
  }
}

function signOf(before: string, after: string): PropertyChange['sign'] {
  if (before === after) return '=';
  if (before === EMPTY) return '+';
  return after === EMPTY ? '-' : '~';
}
