import { isGood } from '../predict/server-prediction.js';
import { isCapable } from '../rules/receive-connector-without-cloud-capability.js';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, proven, shown } from './weighing/grounds.js';
import { agree, count, distinct, listed } from './weighing/listed.js';
import { serverName, type View } from './weighing/view.js';

/** TLS is fine; mail from the cloud is treated as external (§J.29, §D.1). */
export const cloudCapabilityMissing = defineCause({
  id: 'cloud-capability-missing',
  faults: ['unable-to-relay', 'not-permitted-as-sender', '5.7.60'],
  rules: ['receive-connector-without-cloud-capability', 'cloud-capability-misspelled'],
  assess: (view) => {
    const rules = ['receive-connector-without-cloud-capability', 'cloud-capability-misspelled'];
    const found = view.findings.filter(
      ({ ruleId, args }) =>
        rules.includes(ruleId) && !isFailing(view, args['server']) && !isElsewhere(view, args['server']),
    );
    const sessions = ungranted(view);
    const external = externalMail(view);
    if (found.length === 0 && sessions.length === 0) return undefined;
    const servers = distinct([
      ...found.flatMap(({ args }) => (typeof args['server'] === 'string' ? [args['server']] : [])),
      ...sessions.map(({ server }) => server),
    ]);
    const times = sessions.reduce((sum, entry) => sum + entry.withoutCapability, 0);
    const grounds: Ground[] = [
      ...(found[0] ? [proven(found[0].summary)] : []),
      ...(times > 0
        ? [
            shown(
              `The SmtpReceive log of ${listed(sessions.map(({ server }) => server))} shows TlsDomainCapabilities None in ${count(times, 'session')} of Exchange Online.`,
            ),
          ]
        : []),
      ...external,
    ];
    return {
      summary:
        servers.length === 1 && found[0]
          ? found[0].summary
          : `${agree(servers, 'does', 'do')} not accept mail of Exchange Online as internal: AcceptCloudServicesMail is missing on the connector that answers.`,
      servers,
      grounds,
    };
  },
});

/** On a server whose TLS fails no mail arrives to be treated as external: there it is a side finding. */
function isFailing({ toOnprem }: View, server: unknown): boolean {
  return toOnprem.some(
    ({ prediction }) =>
      prediction.server === server && !isGood(prediction) && prediction.outcome !== 'unknown',
  );
}

/** Another connector took the session, and the one meant for it has the capability. */
function isElsewhere({ toOnprem }: View, server: unknown): boolean {
  return toOnprem.some(
    ({ prediction, displaced }) =>
      prediction.server === server && displaced !== undefined && isCapable(displaced) === true,
  );
}

function ungranted({ observations, toOnprem }: View) {
  const capable = new Set(
    toOnprem
      .filter(({ receiveConnector }) => receiveConnector && isCapable(receiveConnector) === true)
      .map(({ prediction }) => prediction.server),
  );
  return observations.sessions.filter(
    ({ log, server, withoutCapability, accepted, sessions }) =>
      log === 'smtp-receive' && accepted > 0 && withoutCapability >= sessions * 0.9 && !capable.has(server),
  );
}

/** Mail from a mailbox in the cloud that the server took for mail from anybody. */
function externalMail({ observations, organization }: View): Ground[] {
  const servers = new Set(organization.servers);
  const mail = observations.headers.find(
    ({ authAs, authSource }) =>
      authAs?.toLowerCase() === 'anonymous' &&
      authSource !== undefined &&
      (servers.has(serverName(authSource)) || !/outlook\.com$/i.test(authSource)),
  );
  return mail
    ? [points(`The headers of a mail show AuthAs Anonymous, decided by ${mail.authSource ?? 'your server'}.`)]
    : [];
}
