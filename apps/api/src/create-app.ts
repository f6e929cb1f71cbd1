import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { diagnose } from '@hybrid-mailflow/diagnosis';
import { formatJson } from '@hybrid-mailflow/report';
import { openApiDocument } from './open-api-document.js';
import { ProblemError, problemResponse } from './problem.js';
import { readRequest } from './read-request.js';

export interface AppOptions {
  /** The moment a request without `asOf` is judged at, ISO 8601. */
  readonly now: () => string;
  /** Largest body in bytes; 64 MiB unless told. */
  readonly largestBody?: number;
  /** Most bytes the files of one archive may unpack to; 4 GiB unless told, as on the command line. */
  readonly unpackedBytes?: number;
  /** Told of a fault of ours; the client sees no more than that there was one. */
  readonly onFault?: (error: Error) => void;
}

const ALLOWED: Readonly<Record<string, string>> = {
  '/v1/diagnoses': 'POST',
  '/v1/openapi.json': 'GET, HEAD',
  '/healthz': 'GET, HEAD',
};

/** The HTTP API, apart from any server that listens. Nothing is stored. */
export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  const largestBody = options.largestBody ?? 64 * 1024 * 1024;
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }));
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/v1/openapi.json', (context) => context.json(openApiDocument(largestBody)));
  app.post(
    '/v1/diagnoses',
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new ProblemError({ status: 413, detail: `A request may hold ${largestBody} bytes at most.` });
      },
    }),
    async (context) => {
      const { items, asOf } = await readRequest(context.req.raw, options.unpackedBytes);
      const diagnosis = await diagnose(items, { asOf: asOf ?? options.now() });
      if (diagnosis.verdict === 'nothing-recognised') {
        const { evidence, issues } = diagnosis;
        const detail = 'Nothing in the evidence was recognised.';
        throw new ProblemError({ status: 422, detail, extra: { evidence, issues } });
      }
      return context.body(formatJson(diagnosis), 200, { 'content-type': 'application/json' });
    },
  );
  app.notFound((context) => {
    const allow = ALLOWED[context.req.path];
    if (allow === undefined)
      return problemResponse(context, { status: 404, detail: 'There is nothing here.' });
    return problemResponse(context, { status: 405, detail: `Use ${allow}.`, headers: { allow } });
  });
  app.onError((error, context) => {
    if (error instanceof ProblemError) return problemResponse(context, error.problem);
    options.onFault?.(error);
    return problemResponse(context, { status: 500, detail: 'This is our fault, not that of the request.' });
  });
  return app;
}
