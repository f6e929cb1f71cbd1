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

it('calls the beginning of a session neither well nor ill', async () => {
  const rows = [
    '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context',
    '2026-11-03T10:00:00.000Z,Outbound to Office 365,08DE0000000000A1,0,10.0.0.1:5000,40.92.0.1:25,+,,',
    '2026-11-03T10:00:00.100Z,Outbound to Office 365,08DE0000000000A1,1,10.0.0.1:5000,40.92.0.1:25,>,EHLO mail.contoso.com,',
  ];
  const { verdict } = await diagnose([item('SEND.LOG', rows.join('\r\n'))], { asOf });
  expect(verdict).toBe('nothing-to-judge');
});
