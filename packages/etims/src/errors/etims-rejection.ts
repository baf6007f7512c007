import { FiscalError } from '@risiti/core'
import type { Advice } from './advice.js'
import { expectedIn, explainMessage, MESSAGES } from './messages.js'
import { explainResultCode } from './result-codes.js'

/** What a refusal is made of. */
export interface Refusal {
  readonly operation: string
  /** Whether the operation only reads, so that a repeat does no harm. */
  readonly reads: boolean
  /** The channel by its name. */
  readonly channel: string
  /** KRA's code; left out when its validator refused in words only. */
  readonly resultCd?: string | undefined
  /** KRA's most specific words. */
  readonly resultMsg: string
  /** What KRA's gateway wants shown to the person at the till. */
  readonly customerMessage?: string | undefined
  /** What the gateway stopped the call for, before KRA saw it. */
  readonly stoppedFor?: 'token' | 'route' | undefined
}

/**
 * KRA answered, and the answer is not success. `code` is `etims-` and KRA's own code; where KRA gave words only, `etims-`
 * and the id of our row for them, or `etims-refused` when they are new to us. A refusal in words is definite: nothing was
 * recorded, unless `retry` says otherwise.
 */
export class EtimsRejection extends FiscalError {
  override readonly name = 'EtimsRejection'
  /** Empty when KRA gave none. */
  readonly resultCd: string
  /** KRA's own words, the most specific ones. They differ between its hosts: show them, never compare them. */
  readonly resultMsg: string
  readonly customerMessage: string | undefined
  /** Who must act. */
  readonly actor: Advice['actor']
  /** The value that KRA's words want, such as the next number; `undefined` when they name none. */
  readonly expected: string | undefined

  constructor(facts: Refusal) {
    const { operation, reads, resultCd = '', customerMessage } = facts
    const resultMsg = facts.resultMsg || customerMessage || ''
    const { id, ...known } = resultCd ? adviceOnCode(facts, resultCd) : adviceOnWords(facts)
    const words = [resultCd, resultMsg && `(${resultMsg})`].filter(Boolean).join(' ')
    super({
      code: `etims-${id}`,
      message: `KRA refused ${operation}${words && ` with ${words}`}: ${known.meaning}`,
      cause: resultMsg || known.meaning,
      fix: known.fix,
      retry: (reads && known.retryForReads) || known.retry,
      operation,
    })
    this.resultCd = resultCd
    this.resultMsg = resultMsg
    this.customerMessage = customerMessage
    this.actor = known.actor
    this.expected = expectedIn(resultMsg)
  }
}

type Identified = Advice & { readonly id: string }

/** Words may say more than a code. They are not heard where the code leaves doubt: that must not be talked away. */
function adviceOnCode(facts: Refusal, resultCd: string): Identified {
  const known = explainResultCode(resultCd, facts.channel) ?? UNDOCUMENTED
  const told = known.retry === 'never' ? rowOf(facts) : undefined
  return { ...known, ...(told && { meaning: told.meaning, fix: told.fix }), id: resultCd }
}

function adviceOnWords(facts: Refusal): Identified {
  const told = rowOf(facts)
  if (told) return told
  if (facts.stoppedFor) return MESSAGES.find(({ id }) => id === STOPPED[facts.stoppedFor!])!
  return FAILURE.test(`${facts.customerMessage} ${facts.resultMsg}`) ? FAILED : REFUSED
}

/** The rows that hold for a call the gateway stopped, whatever its words. */
const STOPPED = { token: 'gateway-unauthorised', route: 'route-missing' } as const

/** How the application words a failure of its own, in which nobody knows how far it came. */
const FAILURE = /unable to process|exception|internal server|unexpected error/i

function rowOf({ resultMsg, customerMessage, operation }: Refusal) {
  return explainMessage(resultMsg, operation) ?? explainMessage(customerMessage ?? '', operation)
}

const UNDOCUMENTED: Advice = {
  meaning: 'KRA does not document this code.',
  fix: 'Read the message. Look the number up before anything is sent again.',
  retry: 'reconcile-first',
  retryForReads: 'same-request',
  actor: 'developer',
}

const FAILED: Identified = {
  id: 'failed',
  meaning:
    'KRA failed while it processed the request, in words that are new to us: it may be recorded or not.',
  fix: 'Look the number up before anything is sent again.',
  retry: 'reconcile-first',
  retryForReads: 'same-request',
  actor: 'authority',
}

const REFUSED: Identified = {
  id: 'refused',
  meaning: 'KRA’s validator did not accept the request. Its words are new to us; nothing was recorded.',
  fix: 'Read the words, correct what they name and send the request anew.',
  retry: 'never',
  actor: 'developer',
}
