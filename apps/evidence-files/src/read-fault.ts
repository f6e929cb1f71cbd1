import { ArchiveFault } from './archive-fault.js';

const TEXTS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EBUSY: 'in use by another program',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  EIO: 'the disk reports an error',
};

/** Why a file could not be read, in words; undefined where the error is not one of the file system's. */
export function readFault(error: unknown): string | undefined {
  if (error instanceof ArchiveFault) return error.message;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (error.code.startsWith('Z_')) return 'the archive is damaged or cut off';
  if (!('syscall' in error)) return undefined;
  return TEXTS[error.code] ?? `could not be read (${error.code})`;
}
