import { readFile } from 'node:fs/promises'

/** Reads a file that was named on the command line. @throws Error that says in words why it cannot be read. */
export async function readInputFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' }
    throw new Error(`${file} cannot be read: ${reason[code as keyof typeof reason] ?? message}.`)
  }
}
