import type { Diagnosis } from '../../packages/diagnosis/src/index.js';
import type { Argument, Command, Plan, Step } from '../../packages/remediation/src/index.js';

/** The order of a repair: nothing refers to a certificate before every server has it, nothing old goes before the new is proven. */
const STAGES = [
  'network',
  'certificate',
  'services',
  'onprem-connectors',
  'hybrid-configuration',
  'exchange-online',
  'restart',
  'verify',
  'retire',
];
const TLS_AUTH_LEVELS = ['', 'EncryptionOnly', 'CertificateValidation', 'DomainValidation'];
const TLS_SETTINGS = ['', 'EncryptionOnly', 'CertificateValidation', 'DomainValidation'];
/** Settings that name what TLS is checked with or routed by: empty, they check nothing or match everything. */
const NEVER_EMPTY = [
  'TlsCertificateName',
  'TlsDomain',
  'TlsSenderCertificateName',
  'Bindings',
  'RemoteIPRanges',
  'SmartHosts',
  'AddressSpaces',
];
/** Ranges of everybody. */
const EVERYBODY = [
  '0.0.0.0-255.255.255.255',
  '0.0.0.0/0',
  '::/0',
  '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
];

/** What a careful administrator would not let this plan do, a sentence each; empty when there is nothing. */
export function dangersOf(plan: Plan, diagnosis: Diagnosis): string[] {
  return [
    ...plan.steps.flatMap((step) => [
      ...commandDangers(step),
      ...weakenings(step),
      ...incompleteness(step),
      ...strangers(step, diagnosis),
    ]),
    ...repetitions(plan),
  ];
}

function commandDangers({ id, read, change, rollback, keeps }: Step): string[] {
  const changes = [change, ...(rollback ? [rollback] : [])];
  const reads = [read, ...keeps.map((kept) => kept.read)];
  return [
    ...reads
      .filter(({ cmdlet }) => !/^(?:Get|Test)-/.test(cmdlet))
      .map(({ cmdlet }) => `${id} reads with ${cmdlet}`),
    ...changes
      .filter(({ cmdlet }) => !/^(?:Set|Enable|Import|New|Restart)-/.test(cmdlet))
      .map(({ cmdlet }) => `${id} uses ${cmdlet}`),
    ...[...changes, ...reads]
      .filter(({ parameters }) => 'Force' in parameters)
      .map(() => `${id} uses -Force`),
    ...(change.cmdlet.endsWith('-ExchangeCertificate') &&
    !keeps.some(({ property }) => property === 'InternalTransportCertificateThumbprint')
      ? [`${id} does not look after the internal transport certificate`]
      : []),
  ];
}

/** Values that make TLS weaker, or an opening wider, than it was before. */
function weakenings(step: Step): string[] {
  return step.after.flatMap(({ property, value }, at) => {
    const was = textsOf(step.before[at]?.value ?? { kind: 'null' });
    const is = textsOf(value);
    return isWeaker(property, was, is, value)
      ? [`${step.id} weakens ${property}: ${was.join()} -> ${is.join()}`]
      : [];
  });
}

function isWeaker(property: string, was: readonly string[], is: readonly string[], value: Argument): boolean {
  const [first = ''] = is;
  const [before = ''] = was;
  if (NEVER_EMPTY.includes(property) && is.length === 0) return true;
  switch (property) {
    case 'RequireTLS':
    case 'RequireTls':
    case 'CloudServicesMailEnabled':
    case 'DomainSecureEnabled':
    case 'RestrictDomainsToCertificate':
    case 'Enabled':
      return first !== 'true';
    case 'IgnoreSTARTTLS':
    case 'SuppressXAnonymousTls':
      return first !== 'false';
    case 'TlsAuthLevel':
      return TLS_AUTH_LEVELS.indexOf(first) < TLS_AUTH_LEVELS.indexOf(before);
    case 'TlsSettings':
      return TLS_SETTINGS.indexOf(first) < Math.max(2, TLS_SETTINGS.indexOf(before));
    case 'AuthMechanism':
      return (
        !is.includes('Tls') ||
        (is.includes('ExternalAuthoritative') && !was.includes('ExternalAuthoritative'))
      );
    case 'PermissionGroups':
    case 'TlsDomainCapabilities':
    case 'Services':
      return was.some((entry) => !includes(is, entry)) || value.kind === 'null';
    case 'RemoteIPRanges':
      return EVERYBODY.some((range) => is.includes(range) && !was.includes(range));
    default:
      return false;
  }
}

/** A longer list of the same capabilities is no loss: `a.example:One` is kept by `a.example:One,Two`. */
function includes(texts: readonly string[], text: string): boolean {
  return texts.some((other) => other === text || other.startsWith(`${text},`));
}

function incompleteness(step: Step): string[] {
  const { id, before, after, rollback, cannotBeUndone, effect, answers, evidence, change } = step;
  const names = (conditions: Step['before']) => conditions.map(({ property }) => property).join();
  const unlike = before.filter(({ value, property }) => {
    const restored = rollback?.parameters[property];
    return restored !== undefined && JSON.stringify(restored) !== JSON.stringify(value);
  });
  return [
    ...(before.length === 0 || names(before) !== names(after)
      ? [`${id} has no precondition for each value`]
      : []),
    ...(rollback === null && cannotBeUndone === null ? [`${id} has no way back, and does not say so`] : []),
    ...unlike.map(({ property }) => `${id} does not roll ${property} back to its old value`),
    ...(effect === '' ? [`${id} does not say what happens to mail`] : []),
    ...(answers.length === 0 || evidence.length === 0 ? [`${id} does not say why`] : []),
    ...after
      .filter(({ value }, at) => JSON.stringify(value) === JSON.stringify(before[at]?.value))
      .map(({ property }) => `${id} sets ${property} to what it is`),
    ...(rollback !== null && identityOf(rollback) !== identityOf(change)
      ? [`${id} rolls back something else`]
      : []),
  ];
}

function identityOf({ cmdlet, parameters }: Command): string {
  return JSON.stringify([cmdlet, parameters['Identity'], parameters['Server'], parameters['Thumbprint']]);
}

/** Changes where nothing was diagnosed, and reasons that nobody gave. */
function strangers(step: Step, diagnosis: Diagnosis): string[] {
  const findings = diagnosis.findings.filter(({ id }) => step.answers.includes(id));
  const words = new Set(findings.flatMap(({ args }) => Object.values(args).flatMap(textsIn)));
  const servers = [
    step.server,
    ...step.after.flatMap(({ value }) => (value.kind === 'tls-certificate-name' ? value.servers : [])),
  ];
  const named = new Set([...words, ...diagnosis.predictions.map(({ server }) => server.toLowerCase())]);
  return [
    ...step.answers
      .filter((answer) => !findings.some(({ id }) => id === answer))
      .map((answer) => `${step.id} answers ${answer}, which is no finding`),
    ...servers
      .filter((server) => server !== null && !named.has(server.toLowerCase()))
      .map((server) => `${step.id} changes ${server ?? ''}, which was not diagnosed`),
    ...(step.server !== null &&
    step.target.includes('\\') &&
    !step.target.toLowerCase().startsWith(`${step.server.toLowerCase()}\\`)
      ? [`${step.id} changes ${step.target} of another server than ${step.server}`]
      : []),
  ];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.toLowerCase()];
  return Array.isArray(value) ? value.flatMap(textsIn) : [];
}

function repetitions({ steps, instructions }: Plan): string[] {
  const settings = steps.flatMap(({ server, target, change, after }) =>
    after.map(({ property }) => [change.cmdlet, server ?? '', target, property].join(' ').toLowerCase()),
  );
  const stages = steps.map(({ stage }) => STAGES.indexOf(stage));
  const answered = steps.flatMap(({ answers }) => answers);
  return [
    ...settings
      .filter((setting, at) => settings.indexOf(setting) !== at)
      .map((setting) => `${setting} is set twice`),
    ...(stages.some((stage, at) => stage < (stages[at - 1] ?? 0)) ? ['steps are out of order'] : []),
    ...(new Set(steps.map(({ id }) => id)).size === steps.length ? [] : ['two steps have one id']),
    ...instructions
      .filter(({ answers }) => answers.some((answer) => answered.includes(answer)))
      .map(({ id }) => `${id} is asked of a person and done by a step`),
  ];
}

function textsOf(argument: Argument): readonly string[] {
  switch (argument.kind) {
    case 'text':
      return argument.value === '' ? [] : argument.value.split(', ');
    case 'text-list':
      return argument.value;
    case 'boolean':
      return [String(argument.value)];
    case 'null':
      return [];
    case 'tls-certificate-name':
      return [argument.thumbprint];
  }
}
