import type { z } from 'zod'

/**
 * What may be done when the answer to a call was lost.
 * `safe`: send it again. `after-lookup`: first ask the authority whether it arrived. `never`: a person decides.
 */
export type Resend = 'safe' | 'after-lookup' | 'never'

/** One call that an authority offers: everything a client, a sandbox and a reference page need to know of it. */
export interface Operation<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> {
  /** The interface code, where the authority numbers its calls (EFRIS: `T109`). */
  readonly code?: string
  /** A short name in our words. */
  readonly title: string
  /** The part of the protocol it belongs to: `session`, `invoice`, `goods`, ... */
  readonly area: string
  /** Set where the authority published no description: what is known comes from the texts of its return codes. */
  readonly inferred?: true
  /** Which sides of the message are encrypted (EFRIS). */
  readonly encrypted?: { readonly request: boolean; readonly response: boolean }
  readonly resend: Resend
  /** The operation that tells whether a lost call arrived, and the request member it finds it by. */
  readonly lookup?: { readonly operation: string; readonly by: string }
  /**
   * Set where it lists what changed since a time (`lastReqDt`): the member of the response that holds the rows. A `paged` list
   * is asked for again, from where the last answer ended, until there is nothing more.
   */
  readonly list?: { readonly rows: string; readonly paged?: true }
  /** The request's schema. A thunk, so that importing eighty operations builds no schema. */
  readonly request: () => Request
  /** The response's schema: unknown members are dropped from the typed value. */
  readonly response: () => Response
  /** Names of the request members when the operation is called with plain arguments. */
  readonly positional?: readonly string[]
}

/**
 * Declares one operation. The declaration's literal types are kept, so that clients and sandbox handlers are typed from
 * it. Its schemas are built when they are first asked for, and kept.
 */
export function defineOperation<const Declaration extends Operation>(declaration: Declaration): Declaration {
  return Object.freeze({
    ...declaration,
    request: once(declaration.request),
    response: once(declaration.response),
  })
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
