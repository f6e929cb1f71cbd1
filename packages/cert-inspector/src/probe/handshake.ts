import type { Buffer } from 'node:buffer';
import { isIP, type Socket } from 'node:net';
import { connect, type SecureVersion, type TLSSocket } from 'node:tls';
import { ProbeFault } from './fault.js';
import { ServerFlight, type FlightContents } from './server-flight.js';
import { Tap } from './tap.js';

/** A certificate to present when the server asks for one, as PEM or as PFX. */
export type ClientCertificate =
  | { readonly cert: string | Buffer; readonly key: string | Buffer; readonly passphrase?: string }
  | { readonly pfx: Buffer; readonly passphrase?: string };

export interface HandshakeOptions {
  /** The name in the server name indication; left out where it is an address. */
  readonly serverName: string;
  readonly minVersion: SecureVersion;
  readonly maxVersion: SecureVersion;
  readonly clientCertificate?: ClientCertificate | undefined;
}

/** A connection whose handshake is under way: the server's flight can be read even when it fails. */
export interface Handshake {
  readonly socket: TLSSocket;
  readonly done: Promise<void>;
  flight(): FlightContents;
}

/** Begins TLS on a connection. Certificates are not judged here: broken ones are to be shown, too. */
export function startHandshake(socket: Socket, options: HandshakeOptions): Handshake {
  const flight = new ServerFlight();
  const { serverName, minVersion, maxVersion, clientCertificate } = options;
  const secured = connect({
    socket: new Tap(socket, (bytes) => flight.push(bytes)),
    ...(isIP(serverName) === 0 && { servername: serverName }),
    minVersion,
    maxVersion,
    // Old keys and hashes must not end the handshake: the probe is there to show them.
    ciphers: 'DEFAULT@SECLEVEL=0',
    rejectUnauthorized: false,
    ...clientCertificate,
  });
  secured.on('keylog', (line) => flight.keyLog(line));
  const done = new Promise<void>((resolve, reject) => {
    secured.once('secureConnect', resolve);
    secured.once('error', (error: Error) => reject(failed(error)));
    secured.once('close', () =>
      reject(new ProbeFault('handshake-failed', 'The connection was closed during the handshake.')),
    );
  });
  return { socket: secured, done, flight: () => flight.read(standardName(secured)) };
}

function standardName(socket: TLSSocket): string | undefined {
  // Node types the cipher as always there; before the handshake is done it is not.
  const cipher = socket.getCipher() as { standardName?: string } | undefined;
  return cipher?.standardName;
}

function failed(error: Error): ProbeFault {
  const code = 'code' in error ? String(error.code) : '';
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  const text =
    code === 'ECONNRESET'
      ? 'The connection was reset during the handshake.'
      : `The TLS handshake failed: ${reason}.`;
  return new ProbeFault('handshake-failed', text);
}
