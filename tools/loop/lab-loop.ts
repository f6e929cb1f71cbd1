import type { CauseId } from '../../packages/diagnosis/src/index.js';
import { LAB_CAUSES } from '../lab/causes/index.js';
import { evidenceOf, NOW } from '../lab/evidence.js';
import { generate } from '../lab/generate.js';
import { hasMailFlow, type Organization } from '../lab/organization.js';
import type { Loop } from './loops.js';
import { type PlayedState, stateOf } from './played-state.js';

/** Exports of the settings; everything else is a log, or lies beside. */
const SETTINGS =
  /(?:exchange-servers|transport-services|hybrid-configuration|(?:receive|send|inbound|outbound)-connectors|certificates|accepted-domains)\.txt$/;
const LOG = /\/(?:RECV|SEND).*\.LOG$/;

/** Of the laboratory's organizations of one kind the first that suits. */
const SEEDS = 500;

type Expected = Pick<Loop, 'answers' | 'sides' | 'typed' | 'staying'> & {
  /** What the organization must be like beside two or three Mailbox servers and no relay connector. */
  readonly suits?: (organization: Organization) => boolean;
  /** What somebody has done to the settings beside the cause. */
  readonly edit?: (state: PlayedState) => void;
};

/** A loop that starts from an organization of the laboratory with one cause. */
export function labLoop(cause: CauseId, name: string, expected: Expected): Loop {
  return { ...loopOf(cause, expected), name: `${cause}${name}`, cause };
}

/** A loop that starts from a healthy organization of the laboratory in which somebody has changed a setting. */
export function editedLoop(name: string, expected: Expected): Loop {
  return { ...loopOf(null, expected), logs: [], beside: [], name, cause: null };
}

function loopOf(
  cause: CauseId | null,
  { suits = () => true, edit = () => undefined, ...expected }: Expected,
): Omit<Loop, 'name' | 'cause'> {
  const { organization, seed } = find(cause, suits);
  const files = [...evidenceOf(organization, seed, { form: 'list', attempts: 12, sent: 2 })].map(
    ([label, text]) => ({ label, bytes: new TextEncoder().encode(text) }),
  );
  return {
    state: () => {
      const settings = files.filter(({ label }) => SETTINGS.test(label));
      const state = stateOf(settings, new Date(Date.parse(NOW) + 60_000).toISOString());
      // Get-HybridConfiguration spells it in its own way; keys of the state are told apart by case.
      for (const hybrid of state.objects['HybridConfiguration'] ?? []) {
        hybrid['TlsCertificateName'] = hybrid['TLSCertificateName'] ?? null;
        delete hybrid['TLSCertificateName'];
      }
      edit(state);
      return state;
    },
    logs: files
      .filter(({ label }) => LOG.test(label))
      .map(({ label, bytes }) => {
        const [server = '', name = ''] = label.split('/');
        return { server, name, bytes };
      }),
    beside: files
      .filter(({ label }) => !SETTINGS.test(label) && !LOG.test(label))
      .map(({ label, bytes }) => ({ name: label.replaceAll('/', '-'), bytes })),
    ...expected,
  };
}

function find(cause: CauseId | null, suits: (organization: Organization) => boolean) {
  const damage = LAB_CAUSES.find(({ id }) => id === cause) ?? null;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const organization = generate(damage, seed);
    if (isPlain(organization) && suits(organization)) return { organization, seed };
  }
  throw new Error(`the laboratory has no organization for ${cause ?? 'this loop'}`);
}

/** Small, and without what the repaired organization would newly be compared by. */
function isPlain(organization: Organization): boolean {
  const { servers, decoys } = organization;
  return (
    hasMailFlow(organization) &&
    (servers.length === 2 || servers.length === 3) &&
    servers.every(({ role }) => role === 'Mailbox') &&
    !decoys.includes('relay-connector')
  );
}
