import { isEopAddress } from '@hybrid-mailflow/connector-model';
import { concentrations } from '../observe/concentration.js';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { disagrees, points, shown } from './weighing/grounds.js';
import { count, listed } from './weighing/listed.js';
import { factsOf, faultOf, type View } from './weighing/view.js';

const FAULTS = [
  'TimedOut',
  'OperationAborted',
  '4.4.315',
  '5.4.315',
  'ConnectionReset',
  'ConnectionRefused',
  'unable-to-connect',
];

/** A firewall lets only some of the addresses of Exchange Online in (§J.18). */
export const eopRangeBlocked = defineCause({
  id: 'eop-range-blocked',
  faults: FAULTS,
  rules: ['receive-connector-lacks-eop-ranges'],
  assess: (view) => {
    const grounds = [...firewallGrounds(view), ...regionGrounds(view), ...mixedGrounds(view)];
    if (grounds.length === 0) return undefined;
    return {
      summary: 'A firewall lets only some of the addresses of Exchange Online reach port 25.',
      servers: [],
      grounds,
    };
  },
});

function firewallGrounds(view: View): Ground[] {
  const denied = factsOf(view, 'firewall-log').filter(
    ({ action, sourceAddress, targetPort }) =>
      ['denied', 'reset', 'timed-out'].includes(action) &&
      sourceAddress !== undefined &&
      isEopAddress(sourceAddress) &&
      (targetPort === undefined || targetPort === 25),
  );
  const [first] = denied;
  if (!first) return [];
  const times = denied.reduce((sum, entry) => sum + entry.count, 0);
  const sources = [...new Set(denied.flatMap(({ sourceAddress }) => sourceAddress ?? []))];
  return [
    shown(
      `The firewall (${first.product}) turned away ${count(times, 'connection')} of ${listed(sources, 3)}, addresses of Exchange Online.`,
    ),
  ];
}

function regionGrounds(view: View): Ground[] {
  const fault = faultOf(view, FAULTS);
  const place = fault && concentrations(fault).find(({ dimension }) => dimension === 'regions');
  return place
    ? [
        points(
          `Only sessions from ${listed(place.names)} fail: ${place.failed} of ${place.total} there, none of ${place.elsewhere} from other regions.`,
        ),
      ]
    : [];
}

/** Time-outs beside successes to the same address: something decides by who connects. */
function mixedGrounds(view: View): Ground[] {
  const fault = faultOf(view, ['TimedOut', '4.4.315']);
  if (!fault || fault.examplesOnly) return [];
  const mixed = fault.where.addresses.find(({ failed, total }) => failed > 0 && total - failed >= 5);
  if (mixed)
    return [
      points(
        `Of ${mixed.total} attempts to ${mixed.name} ${mixed.failed} timed out and the others did not: something decides by who connects.`,
      ),
    ];
  return concentrations(fault).some(({ dimension }) => dimension === 'addresses')
    ? [disagrees('The attempts that time out keep to certain addresses of yours, whoever connects.')]
    : [];
}
