import { expect, it } from 'vitest';
import { readFault } from './read-fault.js';

it('words the errors of the file system and no others', () => {
  const error = (code: string) => Object.assign(new Error(), { code, syscall: 'open' });
  expect(readFault(error('EBUSY'))).toBe('in use by another program');
  expect(readFault(error('EXYZ'))).toBe('could not be read (EXYZ)');
  expect(readFault(new TypeError('ours'))).toBeUndefined();
  expect(readFault(Object.assign(new Error(), { code: 'ERR_INVALID_ARG_TYPE' }))).toBeUndefined();
});
