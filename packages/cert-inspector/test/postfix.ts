import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why the tests against Postfix cannot run here; undefined where they can. */
export function whyNoPostfix(): string | undefined {
  if (spawnSync('postconf', ['mail_version']).status !== 0) return 'Postfix is not installed';
  return process.getuid?.() === 0 ? undefined : 'Postfix only starts as root';
}

/** One listener of a Postfix. */
export interface PostfixListener {
  /** PEM: the certificate and what is sent with it, in this order. Without it STARTTLS is not offered. */
  readonly chain?: string;
  readonly key?: string;
  /** As `smtpd_tls_protocols` takes it, such as `>=TLSv1.3`. */
  readonly protocols?: string;
  readonly askClientCertificate?: boolean;
}

export interface Postfix<Name extends string> {
  readonly ports: Readonly<Record<Name, number>>;
  stop(): void;
}

/** Starts a Postfix of its own, a free port of the loopback address for each listener, its files in a temporary folder. */
export async function startPostfix<Name extends string>(
  listeners: Readonly<Record<Name, PostfixListener>>,
): Promise<Postfix<Name>> {
  const folder = mkdtempSync(join(tmpdir(), 'hmf-postfix-'));
  // Postfix gives up being root before it opens its own files in there.
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  mkdirSync(join(folder, 'queue'));
  mkdirSync(data);
  chownSync(data, ...ownerOfMail());
  writeFileSync(join(folder, 'main.cf'), mainCf(folder));
  const ports = {} as Record<Name, number>;
  const services: string[] = [];
  for (const [name, listener] of Object.entries(listeners) as [Name, PostfixListener][]) {
    ports[name] = await freePort();
    services.push(
      `127.0.0.1:${ports[name]} inet n - n - - smtpd`,
      ...optionsOf(listener, join(folder, `${name}.pem`)),
    );
  }
  writeFileSync(join(folder, 'master.cf'), [...services, ...HELPERS, ''].join('\n'));
  const command = (verb: string) => spawnSync('postfix', ['-c', folder, verb], { encoding: 'utf8' });
  const stop = () => {
    command('stop');
    rmSync(folder, { recursive: true, force: true });
  };
  const started = command('start');
  if (started.status !== 0) {
    stop();
    throw new Error(`Postfix did not start: ${started.stderr}`);
  }
  return { ports, stop };
}

const HELPERS = [
  'postlog unix-dgram n - n - 1 postlogd',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'anvil unix - - n - 1 anvil',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'proxymap unix - - n - - proxymap',
];

function mainCf(folder: string): string {
  return [
    'compatibility_level = 3.6',
    `queue_directory = ${join(folder, 'queue')}`,
    `data_directory = ${join(folder, 'data')}`,
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    'myhostname = mail.contoso.com',
    'mydestination =',
    `maillog_file_prefixes = ${folder}`,
    `maillog_file = ${join(folder, 'maillog')}`,
    'smtpd_tls_session_cache_database =',
    'smtpd_tls_security_level = may',
    '',
  ].join('\n');
}

function optionsOf({ chain, key, protocols, askClientCertificate }: PostfixListener, pem: string): string[] {
  if (chain === undefined || key === undefined) return ['  -o smtpd_tls_security_level=none'];
  writeFileSync(pem, key + chain, { mode: 0o600 });
  return [
    `  -o smtpd_tls_chain_files=${pem}`,
    ...(protocols === undefined ? [] : [`  -o smtpd_tls_protocols=${protocols}`]),
    ...(askClientCertificate === true ? ['  -o smtpd_tls_ask_ccert=yes'] : []),
  ];
}

function ownerOfMail(): [number, number] {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postfix'], { encoding: 'utf8' }).stdout.trim());
  return [id('-u'), id('-g')];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
