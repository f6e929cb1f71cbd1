import { expect, it } from 'vitest';
import { factsIn, readFacts } from '../../test/pasted.js';

it('service-state: reads services, sc query, start times, components and roles, each with its line', () => {
  const states = factsIn('service-state', 'service-state');
  expect(states.map(({ what, name, state, origin }) => [what, name, state, origin.line])).toEqual([
    ['service', 'MSExchangeTransport', 'stopped', 11],
    ['service', 'MSExchangeFront', 'running', 5],
    ['service', 'MSExchangeTrans', 'stopped', 6],
    ['process', 'MSExchangeFrontEndTransport', 'running', 24],
    ['component', 'FrontendTransport', 'inactive', 31],
    ['role', 'Mailbox Server Role', 'stopped', 36],
  ]);
  expect(states[0]).toMatchObject({ exitCode: 1067 });
  expect(states[1]).toMatchObject({ nameCut: true, displayName: 'Microsoft Exchange Frontend Transport' });
  // No zone is printed: the time is the server's own.
  expect(states[3]?.startTime).toEqual({ raw: '02.03.2026 06:12:44', local: ['2026-03-02T06:12:44'] });
  expect(states[4]?.server).toBe('EX01.contoso.com');
  expect(states[5]?.notRunning).toEqual(['MSExchangeTransport', 'MSExchangeFrontEndTransport']);
});

it('service-state: knows the state by its number where sc is translated', () => {
  const text =
    'SERVICE_NAME: MSExchangeTransport\n        STATUS             : 4  WIRD AUSGEFÜHRT\n        PID                : 4711\n';
  expect(readFacts(text).facts).toMatchObject([{ state: 'running', processId: 4711 }]);
});
