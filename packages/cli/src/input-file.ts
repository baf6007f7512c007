import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { unreadable } from './file-errors.js'

/** Reads a file that was named on the command line. @throws Error that says in words why it cannot be read. */
export async function readInputFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** Reads what a file says as JSON. @throws Error that names the file when it is not. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

/** The key of what is sent from a file: the same for the same text, so that the same file is sent once. */
export function keyOfFile(text: string): string {
  return `file-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
}
