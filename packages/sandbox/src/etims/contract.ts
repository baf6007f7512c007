import type { ResponseOf } from '@risiti/core'
import type * as operations from '@risiti/etims/operations'
import type { EtimsBooks } from './books.js'
import type { Device, InputOf } from './device.js'
import type { Conduct } from './doors.js'
import type { Taxpayer } from './taxpayer.js'

export type Operations = typeof operations

/** What the authority knows, and what time it is there. */
export interface Authority {
  readonly books: EtimsBooks
  readonly now: Date
}

/** A call that was admitted. */
export interface Visit extends Authority {
  /** How the authority behaves at the door that the call came through. */
  readonly conduct: Conduct
  /** Who asks. */
  readonly device: Device
  readonly taxpayer: Taxpayer
}

/** A call that introduces a device: nobody is known yet. */
export type Introduction = Omit<Visit, 'device' | 'taxpayer'>

/** What a call comes to. */
export type Outcome<Data = unknown> = Answer<Data> | Rejection

/** A reply with a code. */
export interface Answer<Data = unknown> {
  readonly resultCd: string
  readonly resultMsg: string
  readonly data: Data | null
  /** Where a list that comes in pages goes on, if not at the time of the answer: 14 digits. */
  readonly resultDt?: string
  /** The rule that refused, for the journal. */
  readonly rule?: string
}

/** A refusal by the gateway's validator: words, and no code. */
export interface Rejection {
  readonly customerMessage: string
  readonly debugMessage: string
  /** The HTTP status; 400, with one exception. */
  readonly status?: number
  /** The rule that refused, for the journal. */
  readonly rule?: string
}

/** Simulates one operation: checked input and the books go in, a reply comes out. */
export type Handler<Op> = (input: InputOf<Op>, visit: Visit) => Outcome<ResponseOf<Op>>

/** The one operation of which nothing is published is not simulated. */
export type Unpublished = 'saveSalesInvoice'

/** One handler per operation: a missing one does not compile. Initialisation stands apart, for it knows no device yet. */
export type Handlers = {
  readonly [Name in Exclude<keyof Operations, Unpublished | 'selectInitOsdcInfo'>]: Handler<Operations[Name]>
}

/** What the authority says with each code that the sandbox raises, as its hosts were seen to word it. */
export const TEXTS = {
  '001': 'There is no search result',
  894: 'An error regarding server communication occurred.',
  899: 'An error regarding Client occurred.',
  900: 'There is no Header information',
  901: 'It is not valid device',
  902: 'This device is installed',
  903: 'Only OSCU device can be verified.',
  910: 'Request parameter error',
  911: 'There is no request full text',
  912: 'There is a request Method error.',
  913: 'Code value error among request parameters',
  922: 'Sales invoice data can be received after receiving the sales data.',
  994: 'There is an overlapped Data',
  999: 'There is an unknown error. Please ask administrator',
  E11: 'VSCU memory full',
} as const

export type ResultCode = `${keyof typeof TEXTS}`

/** The call succeeded. */
export function accept<Data>(visit: Pick<Visit, 'conduct'>, data: Data): Answer<Data> {
  return { resultCd: '000', resultMsg: visit.conduct.successText, data }
}

/** The call is refused with a code, or finds nothing. */
export function refuse(
  resultCd: ResultCode,
  resultMsg: string = TEXTS[resultCd as keyof typeof TEXTS],
): Answer<never> {
  return { resultCd, resultMsg, data: null }
}

/** The rows of a list; none are 001. */
export function found<Data>(
  visit: Pick<Visit, 'conduct'>,
  rows: readonly unknown[],
  data: () => Data,
): Answer<Data> {
  return rows.length === 0 ? refuse('001') : accept(visit, data())
}

/** A rule is broken. The gateway's validator says so in words; other hosts say 910 and the same words. */
export function invalid(
  { conduct }: Pick<Visit, 'conduct'>,
  debugMessage: string,
  customerMessage = 'Validation failed',
): Outcome<never> {
  return conduct.isStrict ? { customerMessage, debugMessage } : refuse('910', debugMessage)
}

export function isRejection(outcome: Outcome): outcome is Rejection {
  return 'debugMessage' in outcome
}
