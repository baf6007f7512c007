const CLOSED = 'this user may not'

const READING: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', `${CLOSED} read it`],
])

const WRITING: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'its folder does not exist'],
  ['ENOTDIR', 'its folder does not exist'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', `${CLOSED} write there`],
  ['EPERM', `${CLOSED} write there`],
  ['EROFS', 'nothing can be written there'],
  ['ENOSPC', 'the disk is full'],
])

/** True for what the operating system says of a file. */
export function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** The error of a file that was named on the command line and cannot be read. @param cause of the operating system. */
export function unreadable(file: string, cause: unknown): Error {
  return new Error(`${file} cannot be read: ${inWords(cause, READING)}.`)
}

/** The same of one that cannot be written. */
export function unwritable(file: string, cause: unknown): Error {
  return new Error(`${file} cannot be written: ${inWords(cause, WRITING)}.`)
}

function inWords(cause: unknown, words: ReadonlyMap<unknown, string>): string {
  const { code, message } = cause as NodeJS.ErrnoException
  return words.get(code) ?? message
}
