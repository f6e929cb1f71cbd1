import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fixture } from './fixture.js';

/** Names and texts of the fixtures that are of consoles and configurations. */
export function consoleFixtures(): readonly (readonly [string, string])[] {
  return readdirSync(join(import.meta.dirname, 'fixtures'))
    .filter((name) => name.endsWith('.txt') || name.endsWith('.ps1'))
    .map((name) => [name, fixture(name)] as const);
}
