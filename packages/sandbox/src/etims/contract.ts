import type { ResponseOf } from '@risiti/core'
import type * as operations from '@risiti/etims/operations'
import type { EtimsBooks } from './books.js'
import type { Device, InputOf } from './device.js'

export type Operations = typeof operations

/** A call that was admitted. */
export interface Visit {
  readonly books: EtimsBooks
  readonly now: Date
  /** Who asks; `undefined` for the call that introduces a device. */
  readonly device: Device | undefined
}

/** What a call comes to. */
export interface Outcome<Data = unknown> {
  readonly resultCd: string
  readonly resultMsg: string
  readonly data: Data | null
}

/** Simulates one path: checked input and the books go in, a reply comes out. */
export type Handler<Op> = (input: InputOf<Op>, visit: Visit) => Outcome<ResponseOf<Op>>

/** One handler per operation: a missing one does not compile. */
export type Handlers = { readonly [Name in keyof Operations]: Handler<Operations[Name]> }

/** What the authority says with each code that the sandbox raises, as its hosts were seen to word it. */
export const TEXTS = {
  '000': 'Successful',
  '001': 'There is no search result',
  900: 'There is no Header information',
  901: 'It is not valid device',
  902: 'This device is installed',
  910: 'Request parameter error',
  911: 'There is no request full text',
  912: 'There is a request Method error.',
  922: 'Sales invoice data can be received after receiving the sales data.',
  994: 'There is an overlapped Data',
  999: 'There is an unknown error. Please ask administrator',
} as const

export type ResultCode = `${keyof typeof TEXTS}`

/** The call succeeded. */
export function accept<Data>(data: Data): Outcome<Data> {
  return { resultCd: '000', resultMsg: TEXTS['000'], data }
}

/** The call is refused, or finds nothing. */
export function refuse(
  resultCd: ResultCode,
  resultMsg: string = TEXTS[resultCd as keyof typeof TEXTS],
): Outcome<never> {
  return { resultCd, resultMsg, data: null }
}
