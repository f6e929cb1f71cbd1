import { join } from 'node:path';
import type {
  PowershellSession,
  ScriptResult,
} from '../../packages/remediation/test/powershell/powershell-session.js';
import { runInConsole, type Typed } from './interrupt.js';
import type { Loop } from './loops.js';
import { PlayedOrganization, type Side } from './played-organization.js';
import type { Fault, PlayedState } from './played-state.js';

const FOLDERS: Readonly<Record<Side, string>> = {
  onprem: 'fix/exchange-management-shell',
  cloud: 'fix/exchange-online',
};

/** A repair of one side that is planned, and then meets what a test arranges. */
export class DisturbedRepair {
  readonly organization: PlayedOrganization;
  /** What the plan says of itself. */
  readonly said: string;
  readonly before: unknown;

  readonly #side: Side;

  private constructor(organization: PlayedOrganization, side: Side, said: string) {
    this.organization = organization;
    this.#side = side;
    this.said = said;
    this.before = organization.settings;
  }

  static async plan(
    session: PowershellSession,
    loop: Loop,
    state: PlayedState = loop.state(),
    side: Side = 'onprem',
  ): Promise<DisturbedRepair> {
    const organization = new PlayedOrganization(session, state);
    const { archives } = await organization.collect();
    const beside = organization.addBeside(loop.beside);
    const { output } = await organization.type('plan', ...archives, ...beside, '--out', 'fix');
    return new DisturbedRepair(organization, side, output);
  }

  arrange(...faults: Fault[]): void {
    this.organization.change((state) => (state.faults = faults));
  }

  check(): Promise<ScriptResult> {
    return this.organization.run(this.#side, this.#script('01-check.ps1'));
  }

  fix(typed: readonly string[] = []): Promise<ScriptResult> {
    return this.organization.run(this.#side, this.#script('02-fix.ps1'), { Confirm: false }, typed);
  }

  /** Runs the fix in a console, asking before each step unless `Confirm` is false; gives what it said. */
  fixInConsole(typed: Typed, given: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const script = join(this.organization.folder, this.#script('02-fix.ps1'));
    return runInConsole(this.organization.request(this.#side, script, given), typed);
  }

  rollback(): Promise<ScriptResult> {
    this.arrange();
    return this.organization.run(this.#side, this.#script('04-rollback.ps1'), { Confirm: false });
  }

  #script(name: string): string {
    return `${FOLDERS[this.#side]}/${name}`;
  }
}

/** What a script says of each step at its end. */
export function outcomes(output: string): string[] {
  return [...output.matchAll(/^(.{22}) step-\d+ /gm)].map(([, outcome = '']) => outcome.trim());
}
