import { connect, createServer, type AddressInfo } from 'node:net';

/** Whether this machine can speak to itself: a network namespace without any interface (`unshare -n`) cannot. */
export function hasLoopback(): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    const finish = (reachable: boolean) => server.close(() => resolve(reachable));
    server.once('error', () => resolve(false));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        finish(true);
      });
      socket.once('error', () => finish(false));
    });
  });
}
