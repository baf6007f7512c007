import { open } from 'node:fs/promises'
import { ConfigurationError } from '@risiti/core/errors'
import { printError } from './output.js'

/** A file that grows by a line of JSON at a time. */
export interface TranscriptFile {
  add(value: unknown): void
  /** Ends when all is written. */
  close(): Promise<void>
}

/** Makes a new file that nobody else on this machine can read. One that exists is left alone. */
export async function openTranscript(path: string): Promise<TranscriptFile> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw cannotWrite(path, error)
  })
  let written: Promise<unknown> = Promise.resolve()
  return {
    add(value) {
      const line = `${JSON.stringify(value)}\n`
      written = written
        .then(() => file.write(line))
        .catch((error: Error) => printError({ message: `${path}: ${error.message}` }))
    },
    async close() {
      await written
      await file.close()
    },
  }
}

function cannotWrite(path: string, cause: NodeJS.ErrnoException): ConfigurationError {
  const isThere = cause.code === 'EEXIST'
  return new ConfigurationError({
    code: 'transcript-not-written',
    message: isThere ? `${path} exists already.` : `${path} cannot be written: ${cause.message}.`,
    cause,
    fix: isThere
      ? 'Name another file with --out, or move this one away.'
      : 'Name a file in a folder that exists and is yours.',
  })
}
