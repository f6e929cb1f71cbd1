import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFake, type Ran } from '../../apps/cli/test/fake-terminal.js';
import type {
  PowershellSession,
  ScriptRequest,
  ScriptResult,
} from '../../packages/remediation/test/powershell/powershell-session.js';
import { repository } from '../testing/src/index.js';
import type { PlayedState } from './played-state.js';

export type Side = 'onprem' | 'cloud';

const MODULE = join(repository, 'packages/remediation/test/exchange/PlayedExchange.psm1');

/** One organization in memory, the folder an administrator works in, and the command line. */
export class PlayedOrganization {
  readonly folder = mkdtempSync(join(tmpdir(), 'loop-'));
  readonly #session: PowershellSession;
  readonly #statePath = join(this.folder, 'state.json');

  constructor(session: PowershellSession, state: PlayedState) {
    this.#session = session;
    this.state = state;
    this.removeLogs();
  }

  get state(): PlayedState {
    return JSON.parse(readFileSync(this.#statePath, 'utf8')) as PlayedState;
  }

  set state(state: PlayedState) {
    writeFileSync(this.#statePath, JSON.stringify(state));
  }

  /** Changes the state as somebody else would. */
  change(edit: (state: PlayedState) => void): void {
    const state = this.state;
    edit(state);
    this.state = state;
  }

  get settings(): unknown {
    return settingsOf(this.state);
  }

  /**
   * Puts a log where the front end of a server writes what it receives, or (`SEND…`) its transport service what it sends,
   * last written `hoursAgo` before now.
   */
  addLog(server: string, name: string, bytes: Uint8Array, hoursAgo: number): void {
    const folder = name.startsWith('SEND') ? ['Hub', 'SmtpSend'] : ['FrontEnd', 'SmtpReceive'];
    const path = join(this.#logs(server, ...folder), name);
    writeFileSync(path, bytes);
    const at = new Date(Date.parse(this.state.now) - hoursAgo * 3_600_000);
    utimesSync(path, at, at);
  }

  /** Puts evidence beside what the collector gathers; gives the paths. */
  addBeside(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): readonly string[] {
    return files.map(({ name, bytes }) => {
      const path = join(this.folder, `beside-${name}`);
      writeFileSync(path, bytes);
      return path;
    });
  }

  /** Gives every transport service empty folders for its logs. */
  removeLogs(): void {
    rmSync(join(this.folder, 'logs'), { recursive: true, force: true });
    this.change((state) => {
      const servers = Object.keys(state.certificates);
      for (const [kind, role] of [
        ['TransportService', 'Hub'],
        ['FrontendTransportService', 'FrontEnd'],
      ] as const) {
        state.objects[kind] = servers.map((server) => ({
          ...(state.objects[kind]?.find(({ Name }) => Name === server) ?? { Name: server, Identity: server }),
          ReceiveProtocolLogPath: this.#logs(server, role, 'SmtpReceive'),
          SendProtocolLogPath: this.#logs(server, role, 'SmtpSend'),
        }));
      }
    });
  }

  #logs(...parts: string[]): string {
    const path = join(this.folder, 'logs', ...parts);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** How a script is run against this organization. */
  request(side: Side, script: string, given: Readonly<Record<string, unknown>> = {}): ScriptRequest {
    return { script, arguments: given, module: MODULE, moduleArguments: [this.#statePath, side] };
  }

  run(
    side: Side,
    script: string,
    given?: Readonly<Record<string, unknown>>,
    typed: readonly string[] = [],
  ): Promise<ScriptResult> {
    return this.#session.run({ ...this.request(side, join(this.folder, script), given), typed });
  }

  /** Runs `hybrid-mailflow` in the folder. */
  type(...words: string[]): Promise<Ran> {
    return runFake(words, { cwd: this.folder });
  }

  /** Writes both collectors and runs them; gives the paths of the archives, and what was said. */
  async collect(
    given: Readonly<Record<string, unknown>> = {},
    givenOnPremises: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly archives: readonly string[]; readonly said: readonly ScriptResult[] }> {
    const out = mkdtempSync(join(this.folder, 'collected-'));
    await this.type('collect', '--out', out);
    const said: ScriptResult[] = [];
    for (const side of ['onprem', 'cloud'] as const) {
      const name = side === 'onprem' ? 'collect-exchange-server.ps1' : 'collect-exchange-online.ps1';
      said.push(
        await this.#session.run(
          this.request(side, join(out, name), {
            OutputFolder: out,
            ...given,
            ...(side === 'onprem' ? givenOnPremises : {}),
          }),
        ),
      );
    }
    const archives = readdirSync(out)
      .filter((name) => name.endsWith('.zip'))
      .map((name) => join(out, name));
    return { archives, said };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Everything a plan may change, with "no value" written one way; the log of changes is left out. */
export function settingsOf({ objects, cloud, certificates }: PlayedState): unknown {
  const text = JSON.stringify({ objects, cloud, certificates }, (_key, value: unknown) =>
    value === '' || (Array.isArray(value) && value.length === 0) ? null : value,
  );
  return JSON.parse(text) as unknown;
}
