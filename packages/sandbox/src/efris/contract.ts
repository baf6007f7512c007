import type { RequestOf, ResponseOf } from '@risiti/core'
import type { EfrisBooks } from './books.js'
import type { Door } from './doors.js'
import type { Draft } from './input.js'
import type { Keyring } from './keys.js'
import type { Operations } from './sent.js'
import type { Taxpayer } from './taxpayer.js'
import { type ReturnCode, TEXTS } from './texts/index.js'

export type { Operations, Sent } from './sent.js'

/** A call that the authority admitted: who asks, when, and what it can look at. */
export interface Visit {
  readonly books: EfrisBooks
  readonly keys: Keyring
  readonly now: Date
  /** Where the QR codes of documents lead. */
  readonly publicUrl: string
  readonly taxpayer: Taxpayer
  /** The way the call came in. */
  readonly door: Door
  readonly globalInfo: Readonly<Record<string, string>>
}

/** What a call comes to: an answer, or a return code with its text. */
export interface Outcome<Content = unknown> {
  readonly returnCode: string
  readonly returnMessage: string
  readonly content?: Content | undefined
  /** What the answer's `extendField` tells besides. */
  readonly extend?: Readonly<Record<string, string>> | undefined
  /** What the journal tells besides, for who debugs a client. */
  readonly notes?: readonly string[] | undefined
  /** The rule that refused, for the journal. */
  readonly rule?: string | undefined
}

/** An outcome that is not a success. Without content it left the books as they were. */
export interface Refusal extends Outcome {
  readonly refused: true
}

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return 'refused' in outcome
}

/** Content as it goes on the wire: some numbers are JSON numbers, and the authority adds members of no use. */
export type Wire<Content> = Content extends string
  ? string | number
  : Content extends readonly (infer Element)[]
    ? Wire<Element>[]
    : Content extends object
      ? { [Name in keyof Content]: Wire<Content[Name]> } & { readonly [noise: string]: unknown }
      : Content

type Answer<Op> = Outcome<Wire<ResponseOf<Op>>> | Refusal

/** Simulates one interface: checked input and the books go in, an answer or a return code comes out. */
export type Handler<Op> = (input: Draft<RequestOf<Op>>, visit: Visit) => Answer<Op>

/** The same of an interface that takes its time, and changes no books: T104. */
export type SlowHandler<Op> = (...call: Parameters<Handler<Op>>) => Promise<Answer<Op>>

/** Interfaces that nothing at all is published about: the sandbox says that it does not cover them. */
export type Unpublished = 'queryVatDeemedExempt'

/** One handler per operation: a missing one does not compile. */
export type Handlers = {
  readonly [Name in Exclude<keyof Operations, Unpublished | 'getSymmetricKey'>]: Handler<Operations[Name]>
} & { readonly getSymmetricKey: SlowHandler<Operations['getSymmetricKey']> }

/** The call succeeded. */
export function accept<Content>(
  content: Content,
  extend?: Readonly<Record<string, string>>,
): Outcome<Content> {
  return { returnCode: '00', returnMessage: 'SUCCESS', content, extend }
}

export interface RefusalDetails extends Pick<Outcome, 'content' | 'extend' | 'rule'> {
  /** Which row of a list is wrong, counted from 0. */
  readonly row?: number | undefined
  /** What to put in the place of placeholders in the text. */
  readonly fill?: readonly (readonly [placeholder: string, value: string])[]
}

/** The call is refused, in the authority's words. */
export function refuse(code: ReturnCode, { row, fill = [], ...rest }: RefusalDetails = {}): Refusal {
  const text = fill.reduce<string>(
    (message, [placeholder, value]) => message.replace(placeholder, () => value),
    TEXTS[code as keyof typeof TEXTS],
  )
  const where = row === undefined ? '' : `Collection index:${row}`
  return { refused: true, returnCode: code, returnMessage: text + where, ...rest }
}

/** The call is refused with code 99, which the authority uses with free text. */
export function refuseFreely(returnMessage: string): Refusal {
  return { refused: true, returnCode: '99', returnMessage }
}

/** The sandbox does not simulate this, and says so. */
export function notCovered(what: string): Refusal {
  return refuseFreely(
    `The sandbox does not cover ${what}: this says nothing about what the authority would do.`,
  )
}

/** A rule looks at one thing and refuses or keeps silent. */
export type Rule<Case> = (subject: Case) => Refusal | undefined

/** Applies rules in order. The authority names the first mistake only; the refusal knows which rule it comes from. */
export function firstRefusal<Case>(rules: readonly Rule<Case>[], subject: Case): Refusal | undefined {
  for (const rule of rules) {
    const refusal = rule(subject)
    if (refusal) return { ...refusal, rule: refusal.rule ?? rule.name }
  }
  return undefined
}

/** Looks at every row of a list in order. */
export function firstRow<Row>(
  rows: readonly Row[],
  check: (row: Row, index: number) => Refusal | undefined,
): Refusal | undefined {
  for (const [index, row] of rows.entries()) {
    const refusal = check(row, index)
    if (refusal) return refusal
  }
  return undefined
}
