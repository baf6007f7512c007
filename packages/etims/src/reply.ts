import { issuesOf, TransportError, UnreadableAnswerError } from '@risiti/core'
import type { z } from 'zod'
import type { ChannelProfile } from './channels/profile.js'
import { type Reply, type Unwrapped, unwrap } from './envelope.js'
import { EtimsRejection } from './errors/etims-rejection.js'
import { stamp } from './fields.js'
import { normalise } from './normalise.js'
import { writeJson } from './wire-json.js'

/** What is known of the call that an answer belongs to. */
export interface Asked {
  readonly operation: string
  /** Whether the operation only reads. */
  readonly reads: boolean
  readonly response: z.ZodType
  readonly profile: ChannelProfile
  /** Blanks secrets in what goes into an error. */
  readonly redact: (text: string) => string
  /** Gets the data of a success that lacks something, before that is thrown. An error could not hold it: it may hold a key. */
  readonly onIncomplete?: (data: unknown) => void
}

interface HttpReply {
  readonly status: number
  readonly body: string
}

/**
 * Reads an answer in whichever form it comes.
 * @param found what it turned out to be, where that was seen before.
 * @throws EtimsRejection when KRA refused.
 * @throws TransportError when the gateway did not reach what is behind it: it may have been recorded.
 * @throws UnreadableAnswerError when the text is no reply of this operation. A write may have been stored.
 */
export function readReply(answer: HttpReply, asked: Asked, found: Unwrapped = unwrap(answer.body)): Reply {
  if (found.kind === 'reply') return readFlat(found.reply, answer, asked)
  if (found.kind === 'unreadable') throw unreadable(found.cause, answer, asked)
  const message = asked.redact(found.message)
  if (found.kind === 'upstream-failed') throw upstreamFailed(message, answer, asked)
  const customerMessage = found.kind === 'refused' ? asked.redact(found.customerMessage) : undefined
  throw rejection(asked, { resultMsg: message, customerMessage, stoppedFor: STOPPED_FOR[found.kind] })
}

const STOPPED_FOR = { refused: undefined, 'token-refused': 'token', 'no-route': 'route' } as const

function readFlat(reply: Reply, answer: HttpReply, asked: Asked): Reply {
  const { resultCd, data } = reply
  const resultMsg = asked.redact(reply.resultMsg)
  const resultDt = normalise(reply.resultDt, TIME) as string
  const { success } = asked.profile
  if (success.empty.includes(resultCd)) return { resultCd, resultMsg, resultDt, data: null }
  if (!success.done.includes(resultCd)) throw rejection(asked, { resultCd, resultMsg })
  const normal = normalise(data, asked.response)
  const content = asked.response.safeParse(normal)
  if (content.success) return { resultCd, resultMsg, resultDt, data: content.data ?? null }
  const [first] = issuesOf(content.error, normal)
  asked.onIncomplete?.(normal)
  throw unreadable(`/data${first?.path} ${first?.message}`, answer, asked)
}

const TIME = stamp()

function rejection(
  { operation, reads, profile }: Asked,
  facts: {
    readonly resultCd?: string
    readonly resultMsg: string
    readonly customerMessage?: string | undefined
    readonly stoppedFor?: 'token' | 'route' | undefined
  },
): EtimsRejection {
  return new EtimsRejection({ operation, reads, channel: profile.name, ...facts })
}

function upstreamFailed(message: string, { status }: HttpReply, { operation }: Asked): TransportError {
  return new TransportError({
    code: 'gateway-failed',
    message: `The gateway passed ${operation} on and got no answer (HTTP ${status}).`,
    cause: message || 'It does not say why.',
    fix: 'Look up whether it was recorded before anything is sent again.',
    sent: 'maybe',
    operation,
  })
}

function unreadable(cause: string, { status, body }: HttpReply, asked: Asked): UnreadableAnswerError {
  return new UnreadableAnswerError({
    code: 'answer-unreadable',
    message: `The answer to ${asked.operation} (HTTP ${status}) cannot be read.`,
    cause,
    fix: 'Look up whether it was recorded before anything is sent again.',
    operation: asked.operation,
    raw: asked.redact(body),
  })
}

/** Writes the flat reply that `readReply` reads: for whoever stands in for KRA. */
export function writeReply(reply: Reply, response: z.ZodType): string {
  const { data, ...head } = reply
  return `${JSON.stringify(head).slice(0, -1)},"data":${writeJson(data, response)}}`
}
