import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of the heap for new objects as small as it begins. What is read lives for a row or a session, so that
 * letting that part grow (V8 does, up to 48 MB, and lets as much garbage grow old) would cost memory for nothing. Holds
 * for threads started later, too.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
