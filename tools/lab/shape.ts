import type { Flow } from '../../packages/diagnosis/src/index.js';
import { HOUR } from '../cases/contoso.js';
import { exportForm } from './evidence.js';
import { DECOYS, FLAVOURS, type Organization } from './organization.js';
import { cloudAttempts } from './simulate-cloud.js';
import { onpremAttempts } from './simulate-onprem.js';

/** What an organization is like, in the words of the accuracy page. */
export interface Shape {
  readonly servers: number;
  readonly versions: readonly string[];
  readonly front: 'Edge servers' | 'one address' | 'several addresses';
  readonly flavour: Organization['flavour'];
  readonly form: string;
  /** Flows in which attempts fail. */
  readonly failing: readonly Flow[];
  readonly decoys: Organization['decoys'];
}

export function shapeOf(organization: Organization, seed: number): Shape {
  const { servers, paths, flavour, decoys } = organization;
  const cloud = cloudAttempts(organization, seed, HOUR.from, 30);
  const onprem = onpremAttempts(organization, seed, HOUR.from, 3);
  return {
    servers: servers.filter(({ role }) => role === 'Mailbox').length,
    versions: [...new Set(servers.map(({ version }) => version))].sort(),
    front: servers.some(({ role }) => role === 'Edge')
      ? 'Edge servers'
      : paths.length > 1
        ? 'several addresses'
        : 'one address',
    flavour,
    form: exportForm(seed),
    failing: [
      ...(cloud.some(({ fault }) => fault) ? (['cloud-to-onprem'] as const) : []),
      ...(onprem.some(({ delivered, recognised }) => !delivered || !recognised)
        ? (['onprem-to-cloud'] as const)
        : []),
    ],
    decoys,
  };
}

/** How many organizations have a value. */
interface Counted {
  readonly value: string;
  readonly count: number;
}

/** What was counted, each value with its number. */
export function distribution(shapes: readonly Shape[]): readonly (readonly [string, readonly Counted[]])[] {
  const sizes = Array.from({ length: 20 }, (_, at) => at + 1);
  return [
    ['Mailbox servers', count(shapes, sizes.map(String), ({ servers }) => [String(servers)])],
    [
      'Exchange',
      count(shapes, ['2013', '2016', '2019', 'SE', 'mixed'], ({ versions }) =>
        versions.length > 1 ? ['mixed'] : versions,
      ),
    ],
    ['In front', count(shapes, ['one address', 'several addresses', 'Edge servers'], ({ front }) => [front])],
    ['Wizard', count(shapes, FLAVOURS, ({ flavour }) => [flavour])],
    ['Exports', count(shapes, ['list', 'json', 'csv', 'clixml'], ({ form }) => [form])],
    [
      'Fails',
      count(shapes, ['cloud-to-onprem', 'onprem-to-cloud', 'both', 'nothing'], ({ failing }) =>
        failing.length === 0 ? ['nothing'] : failing.length > 1 ? ['both'] : failing,
      ),
    ],
    [
      'Harmless oddities',
      count(shapes, [...DECOYS, 'none'], ({ decoys }) => (decoys.length === 0 ? ['none'] : decoys)),
    ],
  ];
}

function count(
  shapes: readonly Shape[],
  values: readonly string[],
  valuesOf: (shape: Shape) => readonly string[],
): Counted[] {
  return values.map((value) => ({
    value,
    count: shapes.filter((shape) => valuesOf(shape).includes(value)).length,
  }));
}
