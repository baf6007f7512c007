import type { Sandbox } from '#src/testing.js'
import type { Call, Country } from './samples.js'

/** A recorded answer, with the request that led to it, or the nearest one that does. */
export interface Live {
  readonly country: Country
  /** The name of the sample. */
  readonly name: string
  /** The part of it, where it has several. */
  readonly part?: string
  /** Puts into the books what must be there before. */
  readonly prepare?: (sandbox: Sandbox) => void | Promise<void>
  /** What leads to the answer, which is the last. */
  readonly calls: (sandbox: Sandbox) => readonly Call[]
  /** What is stored of the answer: all, what is inside, or that it was accepted. */
  readonly stored: 'all' | 'inside' | 'code'
  /** Where the stored part stands in the answer; nothing beside it is known. */
  readonly under?: string
}
