import { issuesOf, UnreadableAnswerError } from '@risiti/core'
import { z } from 'zod'
import type { ChannelProfile } from './channels/profile.js'
import { EtimsRejection } from './errors/etims-rejection.js'
import { readJson, writeJson } from './wire-json.js'

/** What KRA answers. `data` is null where an operation returns nothing, and on 001: nothing was found. */
export interface Reply<Data = unknown> {
  /** `000` or `001`; everything else is thrown. */
  readonly resultCd: string
  readonly resultMsg: string
  /** KRA's time, `yyyyMMddHHmmss` in Nairobi. */
  readonly resultDt: string
  readonly data: Data | null
}

/** What is known of the call that an answer belongs to. */
export interface Asked {
  readonly operation: string
  /** Whether the operation only reads. */
  readonly reads: boolean
  readonly response: z.ZodType
  readonly envelope: ChannelProfile['envelope']
  /** Blanks secrets in what goes into an error. */
  readonly redact: (text: string) => string
}

const flat = z.object({
  resultCd: z.string().regex(/^\w{1,10}$/),
  resultMsg: z.string().nullish(),
  resultDt: z.string().nullish(),
  data: z.unknown().optional(),
})

/** How to find the flat reply in each kind of envelope. */
const ENVELOPES: Readonly<Record<ChannelProfile['envelope'], (body: unknown) => unknown>> = {
  flat: (body) => body,
}

/**
 * Reads an answer. The HTTP status is not asked: KRA's hosts send successes with 400 and refusals with 200.
 * @throws EtimsRejection when KRA refused.
 * @throws UnreadableAnswerError when the text is no reply of this operation. A write may have been stored.
 */
export function readReply(answer: { readonly status: number; readonly body: string }, asked: Asked): Reply {
  const unreadable = (cause: string) =>
    new UnreadableAnswerError({
      code: 'answer-unreadable',
      message: `The answer to ${asked.operation} (HTTP ${answer.status}) cannot be read.`,
      cause,
      fix: 'Look up whether it was recorded before anything is sent again.',
      operation: asked.operation,
      raw: asked.redact(answer.body),
    })
  const envelope = flat.safeParse(ENVELOPES[asked.envelope](parseOr(answer.body, unreadable)))
  if (!envelope.success) throw unreadable('It is not a reply with resultCd, resultMsg, resultDt and data.')
  const { resultCd, data } = envelope.data
  const resultMsg = asked.redact(envelope.data.resultMsg ?? '')
  const resultDt = envelope.data.resultDt ?? ''
  if (resultCd === '001') return { resultCd, resultMsg, resultDt, data: null }
  if (resultCd !== '000')
    throw new EtimsRejection({ operation: asked.operation, reads: asked.reads, resultCd, resultMsg })
  const content = asked.response.safeParse(data)
  if (content.success) return { resultCd, resultMsg, resultDt, data: content.data }
  const [first] = issuesOf(content.error, data)
  throw unreadable(`/data${first?.path} ${first?.message}`)
}

/** Writes the flat reply that `readReply` reads: for whoever stands in for KRA. */
export function writeReply(reply: Reply, response: z.ZodType): string {
  const { data, ...head } = reply
  return `${JSON.stringify(head).slice(0, -1)},"data":${writeJson(data, response)}}`
}

/** The parser's own message is left out: it quotes the text, which may hold a key. */
function parseOr(body: string, unreadable: (cause: string) => Error): unknown {
  try {
    return readJson(body)
  } catch {
    throw unreadable('It is not JSON.')
  }
}
