import { coincide } from '../../observe/coincidence.js';
import type { Ground } from './ground.js';
import { clear, points } from './grounds.js';
import { allGood, type View } from './view.js';

/** What speaks for something in front of the servers: the settings are right, and the logs know nothing of the failures. */
export function deviceGrounds(view: View): Ground[] {
  const grounds: Ground[] = [];
  if (allGood(view.toOnprem) && view.faults.length > 0)
    grounds.push(
      clear('By their settings all servers would answer rightly, so what lies in front of them is left.'),
    );
  for (const fault of view.faults) {
    const { covered, nowhere } = coincide(fault.moments, view.observations.logged);
    if (covered >= 5 && nowhere >= covered * 0.9) {
      grounds.push(
        points(
          `No server logged a session at the moment of ${nowhere} of ${covered} failing attempts: something in front of them answered.`,
        ),
      );
      break;
    }
  }
  return grounds;
}
