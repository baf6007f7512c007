import { InvalidInputError } from '@risiti/core'
import { endOf, leadingTo, marksOnHead, originAt, pruned, withHead } from './lines.js'
import { stateDiverges, stateNotWritten } from './problems.js'
import type { Contents, Mark, Origin, Shelf, Snapshot, Start } from './shelf.js'

/** What came of an act. */
export interface Played {
  readonly outcome: unknown
  /** The outcome in brief, which is compared when it is played again; `undefined` when nothing changed. */
  readonly facts: string | undefined
}

/** What acts are performed on. */
export interface Stage {
  /** Makes new books. */
  begin(origin: Origin): void
  /** Performs an act on them. */
  play(text: string): Played
}

interface Waiting {
  readonly text: string
  resolve(outcome: unknown): void
  reject(error: unknown): void
}

/**
 * Everything that was done to the books since they were new. An act is kept before it is performed, so one that cannot be
 * kept has no effect, and one whose answer was lost with the process is there when the next one starts.
 */
export class History {
  readonly #shelf: Shelf
  readonly #stage: Stage
  #contents: Contents
  #place = 0
  #waiting: Waiting[] = []

  /** Opens what a shelf holds, and plays it; a new shelf begins at the origin, on books that are new already. */
  constructor(shelf: Shelf, stage: Stage, origin: Origin) {
    this.#shelf = shelf
    this.#stage = stage
    this.#contents = shelf.contents ?? { head: 1, lines: [{ id: 1, origin }], snapshots: [] }
    if (shelf.contents)
      this.#place = Math.max(this.#replay(endOf(this.#contents)), ...marksOnHead(this.#contents))
    else shelf.rewrite(this.#contents)
  }

  /** Keeps an act and performs it. On a slow shelf, acts that come together are kept together. */
  perform(text: string): Promise<unknown> {
    if (!this.#shelf.isSlow) return new Promise((resolve) => resolve(this.performNow(text)))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject })
      if (this.#waiting.length === 1) setImmediate(() => this.#flush())
    })
  }

  /** The same without waiting for others. @throws StateNotWrittenError when it cannot be kept. */
  performNow(text: string): unknown {
    this.#flush()
    this.#append([text])
    return this.#play(text, this.#place)
  }

  /** Begins anew. */
  reset(origin: Origin): void {
    this.#flush()
    this.#beginLine({ origin })
    this.#stage.begin(origin)
  }

  snapshots(): readonly Snapshot[] {
    return this.#contents.snapshots
  }

  /** Names the present state. A name that is taken names this state from now on. */
  takeSnapshot(name: string, takenAt: string): void {
    this.#flush()
    const mark = { line: this.#contents.head, place: this.#place }
    const others = this.#contents.snapshots.filter((snapshot) => snapshot.name !== name)
    this.#write({ ...this.#contents, snapshots: [...others, { name, takenAt, mark }] })
  }

  /** Goes back to a state that has a name. Where that fails, everything stays as it is. */
  restore(name: string): void {
    this.#flush()
    const { mark } = this.#find(name)
    try {
      this.#replay(mark)
      this.#beginLine({ from: mark })
    } catch (error) {
      this.#replay(endOf(this.#contents))
      throw error
    }
  }

  /** Forgets a name, and what nothing leads to any more. */
  dropSnapshot(name: string): void {
    const dropped = this.#find(name)
    this.#write({
      ...this.#contents,
      snapshots: this.#contents.snapshots.filter((snapshot) => snapshot !== dropped),
    })
  }

  close(): void {
    this.#flush()
    this.#shelf.close()
  }

  #flush(): void {
    const waiting = this.#waiting.splice(0)
    if (waiting.length === 0) return
    const first = this.#place + 1
    try {
      this.#append(waiting.map(({ text }) => text))
    } catch (error) {
      for (const each of waiting) each.reject(error)
      return
    }
    for (const [index, { text, resolve, reject }] of waiting.entries()) {
      try {
        resolve(this.#play(text, first + index))
      } catch (error) {
        reject(error)
      }
    }
  }

  #append(texts: readonly string[]): void {
    const entries = texts.map((text, index) => ({ text, place: this.#place + 1 + index }))
    try {
      this.#shelf.append(this.#contents.head, entries)
    } catch (error) {
      throw stateNotWritten(error)
    }
    this.#place += texts.length
  }

  #play(text: string, place: number): unknown {
    const played = this.#attempt(text)
    this.#shelf.settle(this.#contents.head, place, played.facts)
    if ('error' in played) throw played.error
    return played.outcome
  }

  /** A mistake of ours ends an act the same way each time. */
  #attempt(text: string): Played | { readonly error: unknown; readonly facts: string } {
    try {
      return this.#stage.play(text)
    } catch (error) {
      return { error, facts: `failed: ${error instanceof Error ? error.message : String(error)}` }
    }
  }

  /** Makes new books and plays everything up to a mark. Returns the last place. @throws ConfigurationError when it comes out otherwise. */
  #replay(mark: Mark): number {
    const { lines } = this.#contents
    this.#stage.begin(originAt(lines, mark.line))
    let last = 0
    for (const { line, place } of leadingTo(lines, mark)) {
      last = 0
      for (const entry of this.#shelf.read(line, place)) {
        const { facts } = this.#attempt(entry.text)
        if (entry.facts === undefined) this.#shelf.settle(line, entry.place, facts)
        else if (entry.facts !== facts) throw stateDiverges(entry.text, entry.facts, facts)
        last = entry.place
      }
    }
    return last
  }

  #beginLine(start: Start): void {
    this.#write(withHead(this.#contents, start))
    this.#place = 0
  }

  /** Keeps the contents, without lines that lead nowhere. */
  #write(contents: Contents): void {
    const kept = pruned(contents)
    try {
      this.#shelf.rewrite(kept)
    } catch (error) {
      throw stateNotWritten(error)
    }
    this.#contents = kept
  }

  #find(name: string): Snapshot {
    const { snapshots } = this.#contents
    const found = snapshots.find((snapshot) => snapshot.name === name)
    if (found) return found
    const names = snapshots.map((snapshot) => `"${snapshot.name}"`).join(', ')
    throw new InvalidInputError({
      code: 'snapshot-unknown',
      message: `There is no snapshot "${name}".`,
      issues: [
        {
          path: '/name',
          message: 'names no snapshot',
          fix: names ? `Use one of ${names}.` : 'Take one first: POST /_sandbox/snapshots.',
        },
      ],
    })
  }
}
