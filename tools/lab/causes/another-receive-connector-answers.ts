import { type LabCause, some } from '../damage.js';
import { connector } from '../healthy.js';
import { receivers } from '../organization.js';

/** A relay connector holds the address that mail of the cloud comes from (§J.2). */
export const anotherReceiveConnectorAnswers: LabCause = {
  id: 'another-receive-connector-answers',
  damage(organization, chance) {
    const balancer = '10.20.0.5';
    for (const path of organization.paths) path.sourceNat = balancer;
    for (const server of chance.next() < 0.5
      ? receivers(organization)
      : some(receivers(organization), chance))
      server.connectors.push({
        ...connector(server.name, 'Relay', 25),
        ipv6: false,
        ranges: [{ low: '10.20.0.0', high: '10.20.0.63' }],
      });
  },
};
