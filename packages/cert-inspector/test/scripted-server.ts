import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface ScriptedServer {
  readonly port: number;
  /** Lines received, all connections together. */
  readonly received: string[];
  stop(): Promise<void>;
}

/** What the server does when a connection opens (`''`) or a line arrives. */
export type Script = (line: string, socket: Socket) => void;

/** A server on a free port of the loopback address that does what the script says, however wrong. */
export async function startScripted(script: Script): Promise<ScriptedServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        received.push(line);
        script(line, socket);
      }
    });
    script('', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A script that answers by the first word of a line; `''` is the greeting. What has no answer gets none. */
export function answers(table: Readonly<Record<string, string | ((socket: Socket) => void)>>): Script {
  return (line, socket) => {
    const answer = table[line.split(' ')[0] ?? ''];
    if (typeof answer === 'string') socket.write(answer);
    else answer?.(socket);
  };
}
