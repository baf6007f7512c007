/**
 * Whether sending again can help, and what must come first.
 * `never`: the same request fails again. `same-request`: send it again after a pause. `after-relogin`: get a new session
 * key first. `after-time-sync`: correct the clock first. `after-reinit`: correct the device's registration first.
 * `reconcile-first`: the authority may have stored it; find out before anything is sent again.
 */
export type Retry =
  | 'never'
  | 'same-request'
  | 'after-relogin'
  | 'after-time-sync'
  | 'after-reinit'
  | 'reconcile-first'

/** One thing that is wrong with an input. */
export interface Issue {
  /** JSON pointer into the caller's own input: `/lines/0/quantity`; the empty string is the whole input. */
  readonly path: string
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to do about it. */
  readonly fix: string
  /** Id of the rule that it breaks, where it has one, such as `payments-agree`. */
  readonly rule?: string
}

export interface FiscalErrorFacts {
  /** Our stable code, such as `document-invalid`. */
  readonly code: string
  /** One plain sentence. */
  readonly message: string
  /** Why it happened: in words, or the error underneath. */
  readonly cause: string | Error
  readonly fix: string
  readonly retry: Retry
  /** The operation that was called, by our method name. */
  readonly operation?: string | undefined
}

/** What every error of Risiti carries. The subclasses say what the caller can do about it. */
export class FiscalError extends Error {
  override readonly name: string = 'FiscalError'
  readonly code: string
  readonly fix: string
  readonly retry: Retry
  readonly operation: string | undefined

  constructor(facts: FiscalErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.code = facts.code
    this.fix = facts.fix
    this.retry = facts.retry
    this.operation = facts.operation
  }
}

/** The caller's input is wrong: nothing was sent. `issues` says where and how to mend it. */
export class InvalidInputError extends FiscalError {
  override readonly name = 'InvalidInputError'
  readonly issues: readonly Issue[]

  constructor(
    facts: Omit<FiscalErrorFacts, 'retry' | 'fix' | 'cause'> & { readonly issues: readonly Issue[] },
  ) {
    const first = facts.issues[0]
    super({
      ...facts,
      retry: 'never',
      cause: first ? `${first.path || 'the input'}: ${first.message}` : facts.message,
      fix: first?.fix ?? 'Correct the input and send it again.',
    })
    this.issues = facts.issues
  }
}

/** Keys, addresses or device settings are wrong: a person must change the configuration. */
export class ConfigurationError extends FiscalError {
  override readonly name = 'ConfigurationError'
  constructor(facts: Omit<FiscalErrorFacts, 'retry'>) {
    super({ ...facts, retry: 'never' })
  }
}

/** The network failed. `sent` tells whether the authority can have received the request. */
export class TransportError extends FiscalError {
  override readonly name = 'TransportError'
  /** `no`: no byte of the request left. `maybe`: it may have arrived. */
  readonly sent: 'no' | 'maybe'
  /** How long the other side asks to be left alone, in milliseconds; undefined when it does not say. */
  readonly retryAfterMs: number | undefined

  constructor(
    facts: Omit<FiscalErrorFacts, 'retry'> & {
      readonly sent: 'no' | 'maybe'
      readonly retryAfterMs?: number | undefined
    },
  ) {
    super({ ...facts, retry: facts.sent === 'no' ? 'same-request' : 'reconcile-first' })
    this.sent = facts.sent
    this.retryAfterMs = facts.retryAfterMs
  }
}

/** An answer came that cannot be read. A write may have been stored. */
export class UnreadableAnswerError extends FiscalError {
  override readonly name = 'UnreadableAnswerError'
  /** What came, shortened: for logs. */
  readonly raw: string
  /** The whole content, where it could be opened and only lacks what is needed. Not enumerable: logs stay short. */
  declare readonly content: unknown

  constructor(facts: Omit<FiscalErrorFacts, 'retry'> & { readonly raw: string; readonly content?: unknown }) {
    super({ ...facts, retry: 'reconcile-first' })
    this.raw = facts.raw.slice(0, 2000)
    Object.defineProperty(this, 'content', { value: facts.content, enumerable: false })
  }
}
