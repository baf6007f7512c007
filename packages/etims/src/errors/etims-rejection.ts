import { FiscalError } from '@risiti/core'
import { explainResultCode, type ResultCode } from './result-codes.js'

/** KRA answered, and the answer is not success. `code` is `etims-` and KRA's own code. */
export class EtimsRejection extends FiscalError {
  override readonly name = 'EtimsRejection'
  readonly resultCd: string
  /** KRA's own words. They differ between its hosts: show them, never compare them. */
  readonly resultMsg: string
  /** Who must act. */
  readonly actor: ResultCode['actor']

  /** @param facts.reads whether the operation only reads, so that a repeat does no harm. */
  constructor(facts: {
    readonly operation: string
    readonly reads: boolean
    readonly channel?: string
    readonly kind?: 'refused' | 'token-refused' | 'no-route'
    readonly resultCd?: string
    readonly resultMsg: string
    readonly customerMessage?: string | undefined
  }) {
    const known = explainResultCode(facts.resultCd ?? '') ?? UNDOCUMENTED
    super({
      code: `etims-${facts.resultCd ?? facts.kind}`,
      message: `KRA answered ${facts.operation} with ${facts.resultCd} (${facts.resultMsg}): ${known.meaning}`,
      cause: facts.resultMsg || known.meaning,
      fix: known.fix,
      retry: (facts.reads && known.retryForReads) || known.retry,
      operation: facts.operation,
    })
    this.resultCd = facts.resultCd ?? ''
    this.resultMsg = facts.resultMsg
    this.actor = known.actor
  }
}

const UNDOCUMENTED: Omit<ResultCode, 'resultCd'> = {
  meaning: 'KRA does not document this code.',
  fix: 'Read the message. Look the number up before anything is sent again.',
  retry: 'reconcile-first',
  retryForReads: 'same-request',
  actor: 'developer',
}
