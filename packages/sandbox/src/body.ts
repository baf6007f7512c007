import type { IncomingMessage } from 'node:http'
import { isTooFull } from './full.js'

const MEGABYTE = 1024 * 1024

/** Bodies above this are refused with 413. */
const LARGEST_BODY_BYTES = 10 * MEGABYTE

/** Above this even a refused body is not read to its end. */
const MOST_READ_BYTES = 100 * MEGABYTE

/** So much of all bodies together is kept while they come in; whoever brings more has to come again. */
const MOST_HELD_BYTES = 12 * MEGABYTE

/** Why a body is not taken. */
export interface BodyRefusal {
  readonly status: 413 | 503
  readonly body: { readonly code: string; readonly message: string; readonly fix: string }
}

const TOO_LARGE: BodyRefusal = {
  status: 413,
  body: {
    code: 'body-too-large',
    message: 'The body is larger than 10 MB, or holds more values than any message has.',
    fix: 'Send less at once.',
  },
}

const TOO_MANY: BodyRefusal = {
  status: 503,
  body: {
    code: 'bodies-too-many',
    message: 'More large bodies come in at the same time than the sandbox keeps.',
    fix: 'Send them one after another.',
  },
}

let held = 0

/** Reads a body to its end, or as far as it is bearable. A client that is still sending would miss an early answer. */
export async function readBody(request: IncomingMessage): Promise<string | BodyRefusal> {
  let chunks: Buffer[] = []
  let [size, kept] = [0, 0]
  let refusal: BodyRefusal | undefined
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MOST_READ_BYTES) request.destroy()
      refusal ??=
        size > LARGEST_BODY_BYTES ? TOO_LARGE : held + chunk.length > MOST_HELD_BYTES ? TOO_MANY : undefined
      const isKept = refusal === undefined
      held += isKept ? chunk.length : -kept
      kept = isKept ? kept + chunk.length : 0
      if (isKept) chunks.push(chunk)
      else chunks = []
    }
    if (refusal) return refusal
    const text = Buffer.concat(chunks).toString('utf8')
    return isTooFull(text) ? TOO_LARGE : text
  } finally {
    held -= kept
  }
}
