import { known } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, shown, suggested } from './weighing/grounds.js';
import type { View } from './weighing/view.js';
import { gatewayOf } from './weighing/gateways.js';

/** The host name leads to a mail gateway, which stands for Exchange towards Exchange Online (§J.8, §J.d). */
export const thirdPartyGatewayAnswers = defineCause({
  id: 'third-party-gateway-answers',
  faults: [
    'SubjectMismatch',
    'starttls-required',
    'UntrustedRoot',
    'certificate-host-mismatch',
    'certificate-validation-failed',
  ],
  rules: [],
  assess: (view) => {
    const grounds = [...bannerGrounds(view), ...hostGrounds(view), ...certificateGrounds(view)];
    const [first] = grounds;
    return first
      ? { summary: `A mail gateway answers for Exchange: ${first.text}`, servers: [], grounds }
      : undefined;
  },
});

function bannerGrounds({ endpoints, faults }: View): Ground[] {
  for (const { endpoint, name, from } of endpoints) {
    const product =
      from === 'outside' ? gatewayOf([endpoint.banner, endpoint.ehlo?.host].join(' ')) : undefined;
    if (product !== undefined) return [shown(`${name} greets as ${product}, not as Exchange.`)];
  }
  for (const { targetHosts } of faults) {
    const host = targetHosts.find((name) => gatewayOf(name) !== undefined);
    if (host !== undefined)
      return [points(`Exchange Online connects to ${host}, a host of ${gatewayOf(host) ?? ''}.`)];
  }
  return [];
}

function hostGrounds({ organization }: View): Ground[] {
  for (const connector of organization.outboundConnectors) {
    if (known(connector.enabled) === false || known(connector.connectorType) === 'Partner') continue;
    const host = (known(connector.smartHosts) ?? []).find((name) => gatewayOf(name) !== undefined);
    if (host !== undefined)
      return [suggested(`${connector.name} sends to ${host}, a host of ${gatewayOf(host) ?? ''}.`)];
  }
  return [];
}

function certificateGrounds({ seen }: View): Ground[] {
  const found = seen.find(
    ({ from, traits, whose }) =>
      from === 'outside' &&
      whose.in !== 'store' &&
      gatewayOf([traits.subject, ...(traits.names ?? [])].join(' ')) !== undefined,
  );
  return found
    ? [
        points(
          `${found.name}, which is served, is a certificate of ${gatewayOf([found.traits.subject, ...(found.traits.names ?? [])].join(' ')) ?? ''}.`,
        ),
      ]
    : [];
}
