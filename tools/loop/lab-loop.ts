import type { CauseId } from '../../packages/diagnosis/src/index.js';
import { pairOf } from '../lab/certificates.js';
import { LAB_CAUSES } from '../lab/causes/index.js';
import { evidenceOf, NOW } from '../lab/evidence.js';
import { generate } from '../lab/generate.js';
import { MAIL_HOST, receivers } from '../lab/organization.js';
import type { Loop } from './loops.js';
import { type PlayedState, stateOf } from './played-state.js';

/** Exports of the settings; everything else is a log, or lies beside. */
const SETTINGS =
  /(?:exchange-servers|transport-services|(?:receive|send|inbound|outbound)-connectors|certificates|accepted-domains)\.txt$/;
const LOG = /\/(?:RECV|SEND).*\.LOG$/;

type Expected = Pick<Loop, 'answers' | 'sides' | 'typed' | 'staying'>;

/** A loop that starts from an organization of the laboratory with one cause, or with one and what somebody else has done. */
export function labLoop(
  cause: CauseId,
  seed: number,
  expected: Expected,
  edit?: (state: PlayedState) => void,
): Loop {
  const loop = loopOf(cause, seed);
  const name = `${cause} (${seed}${edit ? ', edited' : ''})`;
  return { ...loop, state: edited(loop.state, edit), name, cause, ...expected };
}

/** A loop that starts from a healthy organization of the laboratory in which somebody has changed a setting. */
export function editedLoop(
  name: string,
  seed: number,
  edit: (state: PlayedState) => void,
  expected: Expected,
): Loop {
  const { state } = loopOf(null, seed);
  return { state: edited(state, edit), logs: [], beside: [], name, cause: null, ...expected };
}

function edited(state: Loop['state'], edit: (state: PlayedState) => void = () => undefined): Loop['state'] {
  return () => {
    const made = state();
    edit(made);
    return made;
  };
}

function loopOf(cause: CauseId | null, seed: number): Pick<Loop, 'state' | 'logs' | 'beside'> {
  const damage = LAB_CAUSES.find(({ id }) => id === cause) ?? null;
  const organization = generate(damage, seed);
  const files = [...evidenceOf(organization, seed, { form: 'list', attempts: 12, sent: 2 })].map(
    ([label, text]) => ({ label, bytes: new TextEncoder().encode(text) }),
  );
  const now = new Date(Date.parse(NOW) + 60_000).toISOString();
  return {
    state: () => {
      const state = stateOf(
        files.filter(({ label }) => SETTINGS.test(label)),
        now,
      );
      // The wizard wrote the name once, and nobody but the wizard writes it again.
      state.objects['HybridConfiguration'] = [
        {
          ClientAccessServers: [],
          EdgeTransportServers: [],
          ReceivingTransportServers: receivers(organization).map(({ name }) => name),
          SendingTransportServers: organization.sources,
          OnPremisesSmartHost: MAIL_HOST,
          Domains: ['contoso.com'],
          Features: ['SecureMail'],
          ExternalIPAddresses: [],
          TlsCertificateName: pairOf(organization.mail),
        },
      ];
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
  };
}
