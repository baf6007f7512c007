import type { Scope } from './scopes.js'

/** Who asks, as it is written down with what they change. */
export interface Actor {
  /** `start`: the admin key that the gateway was started with. */
  readonly kind: 'key' | 'user' | 'start'
  /** The id of the key or of the user; empty for `start`. */
  readonly id: string
  /** What people call it. */
  readonly name: string
}

/** Who acts, as it is kept with what was done: the id, or `start`. */
export function nameOfActor({ kind, id }: Actor): string {
  return kind === 'start' ? 'start' : id
}

/** Who asks: everything they read and change is of their account. */
export interface Caller {
  readonly account: string
  readonly scopes: ReadonlySet<Scope>
  readonly actor: Actor
  /** Where they came with a cookie. */
  readonly session?: {
    /** What the cookie holds. */
    readonly text: string
    readonly hash: Uint8Array
    /** Milliseconds. */
    readonly endsAt: number
  }
}
