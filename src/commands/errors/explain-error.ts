const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read or written; check its permissions, or give another path',
  EPERM: 'it may not be read or written; check its permissions, or give another path',
  EROFS: 'it lies on a disk that cannot be written; give another path',
  ENOENT: 'there is no such file or folder; check the path',
  ENOTDIR: 'a part of it is a file where a folder is expected; check the path',
  EEXIST: 'it is a file where a folder is expected; give another path',
  EISDIR: 'it is a folder where a file is expected; give a file',
  ENOSPC: 'the disk is full; make room and call the same command again',
  EMFILE: 'too many files are open; name fewer at once',
};

/** An error as a sentence; those of the system, which speak of codes, in words about the file. */
export function explainError(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const { path, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') {
    return 'the folder of this call is not there any more; go to one that is.';
  }
  // An error of our own says by itself what is wrong, and has no path.
  return path !== undefined && isOfSystem(error) ? `${path}: ${explainReason(error)}.` : error.message;
}

/** What hinders the work on a file, without the file's name. */
export function explainReason(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return isOfSystem(error) ? (reasons[error.code] ?? error.message) : error.message;
}

function isOfSystem(error: Error): error is NodeJS.ErrnoException & { readonly code: string } {
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && Object.hasOwn(reasons, code);
}
