import { expect, it } from 'vitest';
import { repairCommand } from './repair-command.js';

it.each([
  [['cases/half-deferred'], 'hybrid-mailflow plan cases/half-deferred --out fix/'],
  [['a.csv', 'C:\\logs\\b.log'], 'hybrid-mailflow plan a.csv C:\\logs\\b.log --out fix/'],
  [['my logs (2)/a.csv'], 'hybrid-mailflow plan "my logs (2)/a.csv" --out fix/'],
  [['$(rm -rf ~)'], ''],
  [['a";b'], ''],
  [["it's"], ''],
  [['-x'], ''],
  [['a.csv', '-'], ''],
  [[], ''],
])('%j', (paths, command) => {
  expect(repairCommand(paths)).toBe(command);
});
