import type { Certificate } from '@hybrid-mailflow/cert-inspector';
import type { Situation } from '../src/situation.js';
import { hybridSituation } from './hybrid.js';

/** A healthy organization of one server whose hybrid certificate has these fields, as its encoding would tell them. */
export async function situationWith(fields: {
  readonly [Field in keyof Certificate]?: unknown;
}): Promise<Situation> {
  const given = await hybridSituation({ servers: ['EX01'] });
  const predictions = given.predictions.map((entry) =>
    entry.served
      ? {
          ...entry,
          served: { ...entry.served, certificate: { ...entry.served.certificate, ...fields } as Certificate },
        }
      : entry,
  );
  return { ...given, predictions };
}
