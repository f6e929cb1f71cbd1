import { ProblemError } from './problem.js';

/** A request that cannot be understood, as a problem. */
export function badRequest(detail: string): ProblemError {
  return new ProblemError({ status: 400, detail });
}
