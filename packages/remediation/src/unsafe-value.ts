import type { SettingChange } from './answer.js';
import type { Argument, Refusal } from './plan.js';

/** Line ends, control characters, marks that reorder or hide text, halves of a character: no setting of Exchange holds any. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Exchange stores none of these settings longer; what is, is no setting. */
const LONGEST = 4096;

/**
 * Why a change is not written into a script: a text of it can be quoted, but a person asked to confirm it would not see
 * what it says.
 */
export function unsafeValue(
  { target, property, before, after }: SettingChange,
  finding: string,
): Refusal | undefined {
  const texts = [target.identity, target.server ?? '', ...textsOf(before), ...textsOf(after)];
  if (!texts.some((text) => INVISIBLE.test(text) || text.length > LONGEST)) return undefined;
  return {
    code: 'UNSAFE_VALUE',
    text: `No step for ${property} of ${target.identity}: a name or value there holds invisible characters or is too long to be one of Exchange.`,
    causes: [],
    findings: [finding],
  };
}

function textsOf(argument: Argument): readonly string[] {
  switch (argument.kind) {
    case 'text':
      return [argument.value];
    case 'text-list':
      return argument.value;
    case 'tls-certificate-name':
      return [...argument.servers, argument.expected ?? ''];
    case 'boolean':
    case 'null':
      return [];
  }
}
