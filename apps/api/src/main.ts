import { serve } from '@hono/node-server';
import { createApp } from './create-app.js';

const port = Number(process.env['PORT'] ?? '8025');
const hostname = process.env['HOST'] ?? '127.0.0.1';

const app = createApp({
  now: () => new Date().toISOString(),
  onFault: (error) => process.stderr.write(`${error.stack ?? error.message}\n`),
});

const server = serve({ fetch: app.fetch, port, hostname }, ({ address, port: bound }) => {
  process.stderr.write(`listening on http://${address}:${bound}\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
