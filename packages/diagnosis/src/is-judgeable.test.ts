import { expect, it } from 'vitest';
import { exportsOf } from '../test/hybrid.js';
import { item } from '../test/organization.js';
import { diagnose } from './diagnose.js';

const SERVERS = JSON.stringify([
  { Name: 'EX01', AdminDisplayVersion: 'Version 15.2 (Build 2562.17)', ServerRole: 'Mailbox' },
]);
const asOf = '2026-11-24';

it('calls nothing healthy of which nothing could be judged, and says what to bring', async () => {
  const { verdict, gaps } = await diagnose([item('servers.json', SERVERS)], { asOf });
  expect(verdict).toBe('nothing-to-judge');
  expect(gaps.map(({ id }) => id)).toEqual([
    'message-trace',
    'receive-connectors',
    'exchange-certificates',
    'outbound-connectors',
  ]);
});

it('calls settings that are right healthy', async () => {
  expect((await diagnose(exportsOf(), { asOf })).verdict).toBe('healthy');
});
