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

export interface PostfixOptions {
  /** PEM: the certificate and what is sent with it, in this order. Without it Postfix offers no STARTTLS. */
  readonly chain?: string;
  readonly key?: string;
  /** As `smtpd_tls_protocols` takes it, such as `>=TLSv1.3`. */
  readonly protocols?: string;
}

export interface Postfix {
  readonly port: number;
  stop(): void;
}

/** Starts a Postfix of its own on a free port of the loopback address, with queue and configuration in a temporary folder. */
export async function startPostfix({ chain, key, protocols }: PostfixOptions): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'hmf-postfix-'));
  // Postfix gives up being root before it opens its own files in there.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const queue = join(folder, 'queue');
  const data = join(folder, 'data');
  const [user, group] = ownerOfMail();
  mkdirSync(queue);
  mkdirSync(data);
  chownSync(data, user, group);
  const pem = join(folder, 'chain.pem');
  if (chain !== undefined && key !== undefined) writeFileSync(pem, key + chain, { mode: 0o600 });
  writeFileSync(
    join(folder, 'main.cf'),
    [
      'compatibility_level = 3.6',
      `queue_directory = ${queue}`,
      `data_directory = ${data}`,
      'inet_interfaces = 127.0.0.1',
      'inet_protocols = ipv4',
      'myhostname = mail.contoso.com',
      'mydestination =',
      `maillog_file_prefixes = ${folder}`,
      `maillog_file = ${join(folder, 'maillog')}`,
      'smtpd_tls_session_cache_database =',
      `smtpd_tls_security_level = ${chain === undefined ? 'none' : 'may'}`,
      ...(chain === undefined ? [] : [`smtpd_tls_chain_files = ${pem}`]),
      ...(protocols === undefined ? [] : [`smtpd_tls_protocols = ${protocols}`]),
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'master.cf'),
    [
      `127.0.0.1:${port} inet n - n - - smtpd`,
      'postlog unix-dgram n - n - 1 postlogd',
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'rewrite unix - - n - - trivial-rewrite',
      'anvil unix - - n - 1 anvil',
      'cleanup unix n - n - 0 cleanup',
      'qmgr unix n - n 300 1 qmgr',
      'proxymap unix - - n - - proxymap',
      '',
    ].join('\n'),
  );
  const command = (verb: string) => spawnSync('postfix', ['-c', folder, verb], { encoding: 'utf8' });
  const started = command('start');
  const stop = () => {
    command('stop');
    rmSync(folder, { recursive: true, force: true });
  };
  if (started.status !== 0) {
    stop();
    throw new Error(`Postfix did not start: ${started.stderr}`);
  }
  return { port, stop };
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
