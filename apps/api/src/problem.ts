import type { Context } from 'hono';

/** Problem details for HTTP APIs (RFC 9457). `type` is `about:blank`: the title is that of the status. */
export interface Problem {
  readonly status: 400 | 404 | 405 | 413 | 415 | 422 | 500;
  readonly detail: string;
  /** Further members, such as the `issues` of evidence that was not recognised. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const TITLES: Readonly<Record<Problem['status'], string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
};

/** A request that cannot be answered, as a problem. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export function problemResponse(context: Context, { status, detail, extra, headers }: Problem): Response {
  const body = { type: 'about:blank', title: TITLES[status], status, detail, ...extra };
  return context.body(`${JSON.stringify(body, null, 2)}\n`, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });
}
