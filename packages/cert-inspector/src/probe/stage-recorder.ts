import { ProbeFault, toFault, type ProbeFaultCode, type ProbeStage } from './fault.js';

export interface StageResult {
  readonly stage: ProbeStage;
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** Time the stage took; 0 where it was not reached. */
  readonly milliseconds: number;
  /** What happened, in a few words; '' where there is nothing to say. */
  readonly text: string;
}

export interface StageFault {
  readonly stage: ProbeStage;
  readonly code: ProbeFaultCode;
  readonly text: string;
  /** The reply that refused, as received. */
  readonly reply: string | null;
}

/** Runs the stages one after the other, each within its time, and notes what came of each. */
export class StageRecorder {
  readonly #results = new Map<ProbeStage, StageResult>();
  readonly #stop: AbortSignal;
  fault: StageFault | null = null;

  /** @param stop ends the stage under way; its reason is a ProbeFault. */
  constructor(stop: AbortSignal) {
    this.#stop = stop;
  }

  /**
   * Runs a stage for at most `milliseconds`. `words` says in a few words what came of it.
   * @throws ProbeFault when it fails, after noting so.
   */
  async run<Value>(
    stage: ProbeStage,
    milliseconds: number,
    work: () => Promise<Value>,
    words: (value: Value) => string,
    otherwise: ProbeFaultCode = 'connection-failed',
  ): Promise<Value> {
    const start = performance.now();
    const elapsed = () => Math.round((performance.now() - start) * 100) / 100;
    try {
      const value = await this.#within(milliseconds, work);
      this.#results.set(stage, { stage, outcome: 'ok', milliseconds: elapsed(), text: words(value) });
      return value;
    } catch (error) {
      const { code, message, reply = null } = toFault(error, otherwise);
      this.#results.set(stage, { stage, outcome: 'failed', milliseconds: elapsed(), text: message });
      this.fault ??= { stage, code, text: message, reply };
      throw error instanceof ProbeFault ? error : new ProbeFault(code, message);
    }
  }

  result(stage: ProbeStage): StageResult {
    return this.#results.get(stage) ?? { stage, outcome: 'skipped', milliseconds: 0, text: '' };
  }

  #within<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> {
    const stop = this.#stop;
    return new Promise((resolve, reject) => {
      const late = new ProbeFault('timeout', `No answer within ${milliseconds / 1000} s.`);
      const timer = setTimeout(() => reject(late), milliseconds);
      const onStop = () => reject(toFault(stop.reason, 'aborted'));
      if (stop.aborted) onStop();
      else stop.addEventListener('abort', onStop);
      void work()
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
          stop.removeEventListener('abort', onStop);
        });
    });
  }
}
