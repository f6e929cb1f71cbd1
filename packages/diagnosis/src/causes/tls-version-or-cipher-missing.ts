import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, shown } from './weighing/grounds.js';
import { count, distinct, listed } from './weighing/listed.js';
import { brokenHandshakes } from './weighing/tls-errors.js';
import { eventsOf, factsOf, serverName, serversOf, type View } from './weighing/view.js';

const FAULTS = [
  'SocketError',
  'IllegalMessage',
  'InvalidToken',
  'tls-negotiation-failed',
  'starttls-first',
  'connection-dropped',
  'ConnectionReset',
  'ConnectionAborted',
  'tls-channel-refused',
  '36871',
  '36874',
  '36887',
  '36888',
  '0x80090331',
  '0x80090326',
];

/** TLS 1.2, or a cipher suite both sides have, is missing on the server (§J.19, §I.4). */
export const tlsVersionOrCipherMissing = defineCause({
  id: 'tls-version-or-cipher-missing',
  faults: FAULTS,
  rules: ['tls-1-2-disabled'],
  assess: (view) => {
    const registry = disabledProtocols(view);
    const events = eventsOf(view, [36871, 36874, 36887, 36888], /schannel/i).filter(
      ({ tlsAlert }) => tlsAlert === undefined || [40, 70, 71].includes(tlsAlert),
    );
    const old = oldProtocols(view);
    const broken = brokenHandshakes(
      view,
      /SocketError|IllegalMessage|AlgorithmMismatch|UnsupportedFunction|InvalidToken/i,
    );
    const grounds: Ground[] = [
      ...registry.grounds,
      ...(events.length > 0
        ? [
            points(
              `Schannel event ${listed(distinct(events.map(({ id }) => String(id))))}${serversOf(events).length > 0 ? ` on ${listed(serversOf(events))}` : ''}: the two sides find no TLS version or cipher suite in common.`,
            ),
          ]
        : []),
      ...old,
      ...probeGrounds(view),
      // A broken handshake alone has many causes; beside another sign it counts.
      ...(broken[0] && [registry.grounds, events, old].some((sign) => sign.length > 0)
        ? [
            points(
              `The protocol log shows ${broken[0].word} in ${count(
                broken.reduce((sum, entry) => sum + entry.count, 0),
                'handshake',
              )}.`,
            ),
          ]
        : []),
    ];
    if (grounds.length === 0) return undefined;
    const servers = distinct([...registry.servers, ...serversOf(events)]);
    return {
      summary: `${servers.length > 0 ? `On ${listed(servers)} ` : ''}TLS 1.2 or a cipher suite that Exchange Online has is missing, so the handshake breaks.`,
      servers,
      grounds,
    };
  },
});

function disabledProtocols(view: View): { readonly grounds: Ground[]; readonly servers: string[] } {
  const values = factsOf(view, 'registry-value').filter(
    ({ key, name, number }) =>
      /SCHANNEL\\Protocols\\TLS 1\.2\\(?:Server|Client)/i.test(key) &&
      ((/^Enabled$/i.test(name ?? '') && number === 0) ||
        (/^DisabledByDefault$/i.test(name ?? '') && number === 1)),
  );
  const [first] = values;
  return {
    servers: distinct(values.map(({ server }) => serverName(server))).filter((name) => name !== ''),
    grounds: first
      ? [
          shown(
            `The registry turns TLS 1.2 off (${first.key.split('\\').slice(-2).join('\\')}, ${first.name ?? ''} = ${first.number ?? ''}).`,
          ),
        ]
      : [],
  };
}

/** Sessions that came about with TLS 1.0 or 1.1 only: with others the server has nothing newer. */
function oldProtocols({ observations }: View): Ground[] {
  const protocols = new Map<string, number>();
  for (const facts of observations.sessions)
    for (const [name, times] of facts.protocols) protocols.set(name, (protocols.get(name) ?? 0) + times);
  const old = [...protocols.keys()].filter((name) => /TLS1_[01]_|TLS1_(?:SERVER|CLIENT)|SSL3/i.test(name));
  return old.length > 0 && old.length === protocols.size
    ? [points(`Every session of the log that came about used ${listed(old)}: nothing newer is there.`)]
    : [];
}

function probeGrounds({ endpoints }: View): Ground[] {
  const failed = endpoints.find(
    ({ endpoint }) =>
      endpoint.tls === 'failed' &&
      endpoint.startTlsOffered !== false &&
      /version|handshake failure|no shared cipher|no protocols|alert/i.test(endpoint.tlsError ?? ''),
  );
  return failed
    ? [points(`${failed.name} breaks the handshake off: ${failed.endpoint.tlsError ?? ''}.`)]
    : [];
}
