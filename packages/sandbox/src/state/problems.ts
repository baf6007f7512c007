import { ConfigurationError } from '@risiti/core'

/** An act that could not be kept, and was therefore not performed. */
export class StateNotWrittenError extends Error {
  override readonly name = 'StateNotWrittenError'
  readonly code = 'state-not-written'
  readonly fix =
    'Make space on the disk, or let the sandbox write there again, and repeat the call: it had no effect.'
}

export function stateNotWritten(cause: unknown): StateNotWrittenError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new StateNotWrittenError(`The state file cannot be written: ${why}.`, { cause })
}

/** An act comes out otherwise than it did when it was kept. */
export function stateDiverges(text: string, before: string, now = 'nothing'): ConfigurationError {
  const [kind, { at, method }] = JSON.parse(text) as [string, { at?: string; method?: string }]
  const act = [kind, method, at && `of ${at}`].filter(Boolean).join(' ')
  return new ConfigurationError({
    code: 'state-diverges',
    message: `This sandbox does otherwise than the one that wrote the state: "${act}" came to "${before}", and comes to "${now}" here.`,
    cause: 'The rules of the sandbox have changed since.',
    fix: 'Run the version that wrote the state, or begin a new one: move the file away.',
  })
}

/** Codes of SQLite's own errors. */
const [BUSY, NOT_A_DATABASE] = [5, 26]

/** Why a state file could not be opened. */
export function notOpened(file: string, cause: unknown): unknown {
  if (cause instanceof ConfigurationError || !(cause instanceof Error)) return cause
  const code = Number((cause as { errcode?: number }).errcode) & 0xff
  if (code === NOT_A_DATABASE) return foreign(file, cause)
  if (code !== BUSY) return notUsable(file, cause)
  return new ConfigurationError({
    code: 'state-in-use',
    message: `Another sandbox is running on the state file ${file}.`,
    cause,
    fix: 'Stop it first, or name another file.',
  })
}

export function foreign(file: string, cause: string | Error): ConfigurationError {
  return new ConfigurationError({
    code: 'state-not-ours',
    message: `${file} is no state of a sandbox.`,
    cause,
    fix: 'Name another file: this one is left as it is.',
  })
}

export function ofOtherVersion(file: string, version: number, own: number): ConfigurationError {
  return new ConfigurationError({
    code: 'state-newer',
    message: `The state file ${file} is of version ${version}; this sandbox reads version ${own}.`,
    cause: 'Another version of the sandbox wrote it.',
    fix: 'Run that one, or name another file.',
  })
}

export function notUsable(file: string, cause: Error): ConfigurationError {
  return new ConfigurationError({
    code: 'state-not-usable',
    message: `The state file ${file} cannot be opened.`,
    cause,
    fix: 'Name a file that is yours to write, in a folder that exists.',
  })
}
