/** A request as a caller would send it, and what comes of it. */
export interface Example {
  /** What it shows, in a few words. */
  readonly summary: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The status that it is answered with. */
  readonly status: number
  /** False where the answer is too long for the reference. */
  readonly shown?: false
  /** Names of the examples that must have run before, besides those it takes values from. */
  readonly after?: readonly string[]
}

/** A value that is known only when the example runs. */
export class Later {
  readonly from: string
  /** Where it is in the answer of an example, as a JSON pointer; absent where the test that runs the examples provides it. */
  readonly at: string | undefined
  /** What the reference shows instead, where no answer on file has it. */
  readonly shown: unknown

  readonly #part: RegExp

  constructor(from: string, at: string | undefined, shown?: unknown, part = /.*/s) {
    this.from = from
    this.at = at
    this.shown = shown
    this.#part = part
  }

  /** What is meant of a value. */
  of(value: unknown): unknown {
    return typeof value === 'string' ? this.#part.exec(value)?.[0] : value
  }
}

/** What another example was answered with. @param at JSON pointer. @param part of a text: without it, all. */
export function answerOf(example: string, at: string, part?: RegExp): Later {
  return new Later(example, at, undefined, part)
}

/** What only the test that runs the examples knows: a key, or a document that it brought into some state. */
export function provided(name: string, shown: unknown): Later {
  return new Later(name, undefined, shown)
}

/** Puts values where they were left open. */
export function complete(value: unknown, find: (later: Later) => unknown): unknown {
  if (value instanceof Later) return find(value)
  if (Array.isArray(value)) return value.map((entry) => complete(entry, find))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, complete(member, find)]))
}
