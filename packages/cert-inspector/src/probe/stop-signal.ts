import { setMaxListeners } from 'node:events';
import { ProbeFault } from './fault.js';

export interface StopSignal {
  /** Aborts with a ProbeFault as its reason. */
  readonly signal: AbortSignal;
  release(): void;
}

/** One signal for everything that ends a probe early: the caller's signal, and the time for the whole. */
export function stopSignal(caller: AbortSignal | undefined, budget: number): StopSignal {
  const controller = new AbortController();
  // Every endpoint under way listens, however many there are.
  setMaxListeners(0, controller.signal);
  const spent = new ProbeFault('budget-spent', 'The time for the whole probe is spent.');
  const timer = setTimeout(() => controller.abort(spent), budget);
  const stop = () => controller.abort(new ProbeFault('aborted', 'The probe was stopped.'));
  if (caller?.aborted) stop();
  caller?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
    },
  };
}
