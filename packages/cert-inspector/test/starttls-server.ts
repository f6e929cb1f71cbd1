import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { answers, startScripted, type ScriptedServer } from './scripted-server.js';

const EHLO = '250-mail.contoso.com Hello\r\n250-SIZE 37748736\r\n250 STARTTLS\r\n';
const SECURED = { EHLO: '250-mail.contoso.com Hello\r\n250 XOORG\r\n', QUIT: '221 2.0.0 bye\r\n' };

/** A small mail server that speaks TLS with the certificates given (PEM, in the order they are to be sent). */
export function startStartTls(chain: string, key: string): Promise<ScriptedServer> {
  const secureContext = createSecureContext({ cert: chain, key });
  const startTls = (socket: Socket) => {
    socket.write('220 go\r\n');
    socket.removeAllListeners('data');
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    const script = answers(SECURED);
    secured.on('error', () => undefined);
    secured.on('data', (chunk: Buffer) => script(chunk.toString('latin1').trim(), secured));
  };
  return startScripted(
    answers({ '': '220 mail.contoso.com ready\r\n', EHLO, STARTTLS: startTls, QUIT: SECURED.QUIT }),
  );
}
