const CONDITION = ['property', 'value'];
const COMMAND = ['cmdlet', 'parameters'];
const ORIGIN = ['item', 'line', 'column', 'endLine', 'endColumn', 'record', 'path'];
const SHARE = ['failed', 'total'];

const DIAGNOSIS = [
  ...['schemaVersion', 'asOf', 'verdict', 'evidence', 'meanings', 'causes', 'findings'],
  ...['predictions', 'gaps', 'issues'],
];
const PLAN = [
  ...['schemaVersion', 'fingerprint', 'asOf', 'summary', 'causes', 'problems', 'steps'],
  ...['instructions', 'alternatives', 'refusals'],
];

/**
 * Keys of an object in reading order, by the key it is found under; a diagnosis and a plan are found under none.
 * Objects found elsewhere (arguments of rules and cmdlets) have their keys in alphabetical order.
 */
export const KEY_ORDER: ReadonlyMap<string, readonly string[]> = new Map([
  ['', [...new Set([...PLAN.slice(0, 2), ...DIAGNOSIS, ...PLAN])]],
  ['evidence', ['item', 'format', 'summary', 'records', ...ORIGIN.slice(1)]],
  ['meanings', ['fault', 'class', 'text', 'attempts']],
  [
    'causes',
    ['id', 'confidence', 'summary', 'servers', 'findings', 'observed', 'expected', 'reasons', 'settledBy'],
  ],
  ['observed', ['share', 'fault', 'origins', 'more']],
  ['share', SHARE],
  ['expected', SHARE],
  ['findings', ['id', 'ruleId', 'severity', 'confidence', 'summary', 'primary', 'related', 'args']],
  ['related', ['origin', 'text']],
  ['primary', ORIGIN],
  ['origin', ORIGIN],
  ['origins', ORIGIN],
  [
    'predictions',
    [
      ...['flow', 'server', 'target', 'remoteAddress', 'outcome', 'reply'],
      ...['confidence', 'summary', 'steps', 'certificate'],
    ],
  ],
  ['certificate', ['subject', 'thumbprint', 'notAfter', 'selfSigned']],
  ['gaps', ['id', 'summary', 'cmdlets', 'side']],
  ['issues', ['code', 'severity', 'text', 'origin', 'doubts']],
  ['doubts', ['records', 'store']],
  ['records', ORIGIN],
  ['problems', ['id', 'text']],
  [
    // Of a prediction and of a plan.
    'steps',
    [
      ...[
        'id',
        'text',
        'origin',
        'stage',
        'shell',
        'server',
        'target',
        'title',
        'read',
        'change',
        'before',
        'after',
      ],
      ...['keeps', 'rollback', 'cannotBeUndone', 'disposition', 'effort', 'effect', 'answers', 'evidence'],
    ],
  ],
  ['before', CONDITION],
  ['after', CONDITION],
  ['change', COMMAND],
  ['rollback', COMMAND],
  ['keeps', ['read', 'property']],
  ['read', COMMAND],
  ['value', ['kind', 'value', 'server', 'thumbprint', 'expected']],
  ['alternatives', ['id', 'title', 'text']],
  ['refusals', ['code', 'text', 'causes', 'findings']],
  ['instructions', ['id', 'stage', 'owner', 'title', 'steps', 'effect', 'check', 'answers']],
]);
