import { Duplex } from 'node:stream';
import type { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';

/** Passes everything through to a socket, and shows what comes in: TLS hides the certificates as they were sent. */
export class Tap extends Duplex {
  readonly #socket: Socket;

  constructor(socket: Socket, onBytes: (bytes: Buffer) => void) {
    super();
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => {
      onBytes(bytes);
      if (!this.push(bytes)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(bytes, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
