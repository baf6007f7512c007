import type { ClockSetting } from '../clock.js'
import type { EfrisOptions } from '../efris/books.js'
import type { EtimsOptions } from '../etims/books.js'

/** An act that was performed, as it is kept. */
export interface Entry {
  /** Counted from 1 within its line; what came to nothing leaves a gap. */
  readonly place: number
  /** Its kind and itself, as JSON. */
  readonly text: string
  /** What came of it, in brief; `undefined` when the process ended before that was known. */
  readonly facts?: string | undefined
}

/** The acts of a line up to a place, and all that lie before that line. */
export interface Mark {
  readonly line: number
  readonly place: number
}

/** What books are made of before the first act. */
export interface Origin {
  readonly seed: string
  readonly clock: ClockSetting
  readonly options: EfrisOptions & EtimsOptions
}

/** A run of acts. */
export type Line = { readonly id: number } & Start

/** What a line begins with: new books, or the state at a mark on another line. */
export type Start = { readonly origin: Origin } | { readonly from: Mark }

export interface Snapshot {
  readonly name: string
  /** The authorities' time. */
  readonly takenAt: string
  readonly mark: Mark
}

/** Which lines there are. */
export interface Contents {
  /** The line that acts are added to. */
  readonly head: number
  readonly lines: readonly Line[]
  readonly snapshots: readonly Snapshot[]
}

/** Where acts are kept: in memory, or in a file. */
export interface Shelf {
  /** What it held when it was opened; `undefined` when it is new. */
  readonly contents: Contents | undefined
  /** True when keeping takes so long that acts which come together are better kept together. */
  readonly isSlow: boolean
  /** Keeps acts. When this returns they outlive what happens next; when it throws, none is kept. */
  append(line: number, entries: readonly Entry[]): void
  /** Notes what came of an act. Without facts nothing came of it, and it need not be kept. */
  settle(line: number, place: number, facts: string | undefined): void
  /** Replaces the contents. The acts of lines that are no longer there are forgotten. */
  rewrite(contents: Contents): void
  /** The acts of a line up to a place, in order. */
  read(line: number, upTo: number): Iterable<Entry>
  close(): void
}
