import { FiscalError, type Issue } from '@risiti/core'
import { placeOf, type Refused } from './place.js'
import { type Actor, explainReturnCode } from './return-codes.js'

/** The authority answered and did not accept. `retry` says whether sending again can help. */
export class EfrisRejection extends FiscalError {
  override readonly name = 'EfrisRejection'
  /** The authority's code, such as `2122`. */
  readonly returnCode: string
  /** The authority's own words. */
  readonly returnMessage: string
  /** Who has to act. */
  readonly who: Actor
  /** What came with the refusal, such as `existInvoiceList` with 2253. */
  readonly content: unknown
  /** The member of the caller's request that the authority named, when it named one. */
  readonly issues: readonly Issue[]

  constructor(
    answer: {
      readonly operation: string
      readonly returnCode: string
      readonly returnMessage: string
      readonly content?: unknown
    },
    refused?: Refused,
  ) {
    const known = explainReturnCode(answer.returnCode)
    super({
      code: `efris-${answer.returnCode}`,
      message: `${known.meaning} (URA ${answer.returnCode})`,
      cause: answer.returnMessage || known.meaning,
      fix: known.fix,
      retry: known.retry,
      operation: answer.operation,
    })
    this.returnCode = answer.returnCode
    this.returnMessage = answer.returnMessage
    this.who = known.who
    this.content = answer.content
    const path = refused && placeOf(answer.returnCode, answer.returnMessage, refused)
    this.issues = path === undefined ? [] : [{ path, message: known.meaning, fix: known.fix }]
  }
}
