import type { Detection, Sample } from './format.js';
import { FORMATS } from './formats/index.js';

/** Which formats a sample may be, likeliest first; of equal scores the one earlier in `FORMATS`. */
export function detectTrace(sample: Sample): Detection[] {
  return FORMATS.map((format) => format.detect(sample))
    .filter((detection) => detection !== undefined)
    .sort((a, b) => b.score - a.score);
}
