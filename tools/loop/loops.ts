import { join } from 'node:path';
import { caseEvidence, caseFolder } from '../testing/src/index.js';
import type { Side } from './played-organization.js';
import { type PlayedState, stateOf } from './played-state.js';

/** An organization with one fault that a plan repairs. */
export interface Loop {
  readonly name: string;
  readonly state: () => PlayedState;
  /** Protocol logs of the front ends. */
  readonly logs: readonly { readonly server: string; readonly name: string; readonly bytes: Uint8Array }[];
  /** Paths of evidence no collector gathers, such as a message trace that somebody downloaded. */
  readonly traces: readonly string[];
  /** Id of the cause the diagnosis must name first. */
  readonly cause: string;
  /** The sides the plan has scripts for, in the order to run them. */
  readonly sides: readonly Side[];
}

/** Every repairable fault has a row here; a row runs from the collection of evidence to the rollback of the repair. */
export const LOOPS: readonly Loop[] = [
  loopOfCase('half-deferred', { cause: 'server-without-tls-certificate-name', sides: ['onprem'] }),
];

/** A loop that starts from the evidence of a case. */
export function loopOfCase(slug: string, expected: Pick<Loop, 'cause' | 'sides'>): Loop {
  const evidence = caseEvidence(slug);
  return {
    name: slug,
    state: () => stateOf(evidence, '2026-11-24T00:00:00.000Z'),
    logs: evidence
      .filter(({ label }) => /\/RECV.*\.LOG$/.test(label))
      .map(({ label, bytes }) => {
        const [server = '', name = ''] = label.split('/');
        return { server, name, bytes };
      }),
    traces: [join(caseFolder(slug), 'evidence/trace.csv')],
    ...expected,
  };
}

/** The same organization with copies of one of its servers under further names. */
export function withCopies(state: PlayedState, server: string, names: readonly string[]): PlayedState {
  const of = (name: string) => (text: string) => text.replaceAll(server, name);
  for (const name of names) {
    const copy = of(name);
    const renamed = <Value>(value: Value) => JSON.parse(copy(JSON.stringify(value))) as Value;
    for (const [kind, objects] of Object.entries(state.objects)) {
      const own = objects.filter((object) => JSON.stringify(object).includes(server));
      state.objects[kind] = [...objects, ...renamed(own)];
    }
    state.certificates[name] = renamed(state.certificates[server] ?? []).map((certificate) => ({
      ...certificate,
      // A setup certificate is made anew on each server.
      ...(certificate['Issuer'] === `CN=${name}`
        ? { Thumbprint: Buffer.from(name.padEnd(20)).toString('hex').toUpperCase() }
        : {}),
    }));
  }
  return state;
}
