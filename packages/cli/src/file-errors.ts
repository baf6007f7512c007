import { WRITE_OBSTACLES } from '@risiti/core/file-obstacles'

const READ_OBSTACLES: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'this user may not read it'],
])

/** True for what the operating system says of a file. */
export function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** The error of a file that was named on the command line and cannot be read. @param cause of the operating system. */
export function unreadable(file: string, cause: unknown): Error {
  return new Error(`${file} cannot be read: ${inWords(cause, READ_OBSTACLES)}.`)
}

/** The same of one that cannot be written. */
export function unwritable(file: string, cause: unknown): Error {
  return new Error(`${file} cannot be written: ${inWords(cause, WRITE_OBSTACLES)}.`)
}

function inWords(cause: unknown, words: ReadonlyMap<unknown, string>): string {
  const { code, message } = cause as NodeJS.ErrnoException
  return words.get(code) ?? message
}
