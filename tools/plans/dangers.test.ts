import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose, type Diagnosis } from '../../packages/diagnosis/src/index.js';
import {
  type Argument,
  type Plan,
  planRemediation,
  type Step,
} from '../../packages/remediation/src/index.js';
import { parse, powershellParser } from '../../packages/remediation/test/syntax/powershell-syntax.js';
import { caseEvidence } from '../testing/src/index.js';
import { dangersOf } from './dangers.js';
import { scriptDangers } from './script-dangers.js';

let diagnosis: Diagnosis;
let plan: Plan;
beforeAll(async () => {
  diagnosis = await diagnose(caseEvidence('half-deferred'), { asOf: '2026-11-24' });
  plan = planRemediation(diagnosis);
});

const text = (value: string): Argument => ({ kind: 'text', value });
const list = (...value: string[]): Argument => ({ kind: 'text-list', value });
const truth = (value: boolean): Argument => ({ kind: 'boolean', value });
const none: Argument = { kind: 'null' };

/** The dangers of the plan with its only step made another. */
function dangers(edit: (step: Step) => Partial<Step>): string[] {
  const [step] = plan.steps;
  if (step === undefined) throw new Error('the plan has no step');
  return dangersOf({ ...plan, steps: [{ ...step, ...edit(step) }] }, diagnosis);
}

describe('the dangers of a plan', () => {
  it('are none where the plan is as it should be', () => {
    expect(dangersOf(plan, diagnosis)).toEqual([]);
  });

  it.each<[string, Argument, Argument]>([
    ['RequireTLS', truth(true), truth(false)],
    ['RequireTls', truth(true), truth(false)],
    ['IgnoreSTARTTLS', truth(false), truth(true)],
    ['TlsAuthLevel', text('DomainValidation'), text('EncryptionOnly')],
    ['TlsAuthLevel', text('CertificateValidation'), none],
    ['TlsSettings', text('CertificateValidation'), text('EncryptionOnly')],
    ['TlsSettings', text('DomainValidation'), none],
    ['AuthMechanism', list('Tls', 'Integrated'), list('Integrated')],
    ['AuthMechanism', list('Tls'), list('Tls', 'ExternalAuthoritative')],
    ['TlsDomain', text('mail.contoso.com'), none],
    ['TlsCertificateName', text('<I>a<S>b'), none],
    ['RemoteIPRanges', list('10.0.0.1'), list()],
    ['RemoteIPRanges', list('10.0.0.1'), list('10.0.0.1', '0.0.0.0-255.255.255.255')],
    ['Enabled', truth(true), truth(false)],
    ['TlsDomainCapabilities', list('a.example:One'), list('b.example:Two')],
    ['Services', list('IIS', 'SMTP'), list('SMTP')],
    ['CloudServicesMailEnabled', truth(true), truth(false)],
  ])('hold %s made weaker', (property, before, after) => {
    const edit = () => ({ before: [{ property, value: before }], after: [{ property, value: after }] });
    expect(dangers(edit)).toContainEqual(expect.stringContaining(`weakens ${property}`));
  });

  it.each<[string, (step: Step) => Partial<Step>]>([
    ['uses Remove-', (step) => ({ change: { ...step.change, cmdlet: 'Remove-ReceiveConnector' } })],
    [
      '-Force',
      ({ change }) => ({ change: { ...change, parameters: { ...change.parameters, Force: truth(true) } } }),
    ],
    ['internal transport', (step) => ({ change: { ...step.change, cmdlet: 'Enable-ExchangeCertificate' } })],
    ['reads with Set-', (step) => ({ read: { ...step.read, cmdlet: 'Set-ReceiveConnector' } })],
    ['no precondition', () => ({ before: [] })],
    ['no way back', () => ({ rollback: null })],
    [
      'does not roll',
      ({ rollback }) => ({
        rollback: rollback && {
          ...rollback,
          parameters: { ...rollback.parameters, TlsDomainCapabilities: list('x:y') },
        },
      }),
    ],
    [
      'rolls back something else',
      ({ rollback }) => ({ rollback: rollback && { ...rollback, parameters: {} } }),
    ],
    ['happens to mail', () => ({ effect: '' })],
    ['does not say why', () => ({ answers: [] })],
    ['to what it is', ({ after }) => ({ before: after })],
    ['no finding', () => ({ answers: ['F99'] })],
    ['not diagnosed', () => ({ server: 'EX09' })],
    ['of another server', () => ({ target: 'EX01\\Default Frontend EX01' })],
  ])('hold a step that %s', (danger, edit) => {
    expect(dangers(edit)).toContainEqual(expect.stringContaining(danger));
  });

  it('hold what is done twice, out of order, or by two', () => {
    const [step] = plan.steps;
    if (step === undefined) throw new Error('the plan has no step');
    const twice = { ...plan, steps: [step, { ...step, stage: 'certificate' as const }] };
    expect(dangersOf(twice, diagnosis)).toEqual([
      'set-receiveconnector ex02 ex02\\default frontend ex02 tlscertificatename is set twice',
      'set-receiveconnector ex02 ex02\\default frontend ex02 tlsdomaincapabilities is set twice',
      'steps are out of order',
      'two steps have one id',
    ]);
    const instruction = {
      id: 'x',
      stage: 'verify',
      owner: 'o',
      title: 't',
      steps: [],
      effect: 'e',
      check: 'c',
      answers: step.answers,
    } as const;
    expect(dangersOf({ ...plan, instructions: [instruction] }, diagnosis)).toEqual([
      'x is asked of a person and done by a step',
    ]);
  });
});

describe('the dangers of a script', () => {
  it.each<[string, string, string]>([
    ['01-check', 'Set-ReceiveConnector -Identity x', 'calls Set-ReceiveConnector'],
    ['03-verify', '& $Step.Change', 'calls $Step.Change'],
    ['02-fix', 'Set-SendConnector -Identity x', 'calls Set-SendConnector'],
    ['02-fix', 'Set-ReceiveConnector -Identity x -Force', 'uses -Force'],
    ['02-fix', "Invoke-Expression 'x'", 'calls Invoke-Expression'],
    ['02-fix', '& $text', 'calls $text'],
    ['02-fix', '. $text', 'dot-sources'],
    ['01-check', "[IO.File]::Delete('x')", 'calls [IO.File]::Delete'],
    ['01-check', 'Get-Date > x.txt', 'writes > x.txt'],
  ])('%s: %s', async (name, script, danger) => {
    const root = parse(await powershellParser(), `${script}\n`);
    expect(scriptDangers(root, `exchange-management-shell/${name}.ps1`, plan)).toContain(danger);
  });
});
