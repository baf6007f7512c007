import { readJson } from './wire-json.js'

/** What an answer turns out to be, whichever of the four forms it has. */
export type Unwrapped =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** The gateway's validator refused: words, and no code. */
  | { readonly kind: 'refused'; readonly message: string; readonly customerMessage: string }
  /** The gateway did not take the token: the request went no further. */
  | { readonly kind: 'token-refused'; readonly message: string }
  /** The gateway has no route for the path: the request went no further. */
  | { readonly kind: 'no-route'; readonly message: string }
  /** The gateway gave up waiting for what is behind it. */
  | { readonly kind: 'upstream-failed'; readonly message: string }
  | { readonly kind: 'unreadable'; readonly cause: string }

/** What KRA answers. `data` is null where an operation returns nothing, and on 001: nothing was found. */
export interface Reply<Data = unknown> {
  /** `000` or `001`; 902 of an initialisation that goes on with a stored key. Everything else is thrown. */
  readonly resultCd: string
  readonly resultMsg: string
  /** KRA's time, `yyyyMMddHHmmss` in Nairobi. */
  readonly resultDt: string
  readonly data: Data | null
}

type Members = Readonly<Record<string, unknown>>

/**
 * Finds the reply in an answer: flat; wrapped in `responseHeader` and `responseBody`; `header` and `body` of the gateway; a
 * fault of the software below it. The HTTP status is not asked, since successes come with 400 and refusals with 200.
 */
export function unwrap(body: string): Unwrapped {
  let content: unknown
  try {
    content = readJson(body)
  } catch {
    // The parser's own message quotes the text, which may hold a key.
    return { kind: 'unreadable', cause: body.trim() === '' ? 'It is empty.' : 'It is not JSON.' }
  }
  if (!isObject(content)) return { kind: 'unreadable', cause: 'It is not a JSON object.' }
  if (isObject(content.responseHeader)) return wrapped(content.responseHeader, content.responseBody)
  if (isObject(content.fault)) return fault(textOf(content.fault.faultstring))
  if (isObject(content.header)) return ofGateway(content.header)
  return flat(content)
}

function wrapped(header: Members, body: unknown): Unwrapped {
  if (isObject(body) && body.resultCd !== undefined) return flat(body)
  const customerMessage = textOf(header.customerMessage)
  const message = textOf(header.debugMessage) || customerMessage
  const code = Number(header.responseCode)
  if (code === 401) return { kind: 'token-refused', message }
  if (code >= 500) return { kind: 'upstream-failed', message }
  return code >= 400
    ? { kind: 'refused', message, customerMessage }
    : { kind: 'unreadable', cause: 'Its responseHeader reports success, and its responseBody has no reply.' }
}

function ofGateway(header: Members): Unwrapped {
  const message = textOf(header.customerMessage) || textOf(header.responseMessage)
  const code = Number(header.responseCode)
  if (code === 401 || code === 403) return { kind: 'token-refused', message }
  if (code >= 500) return { kind: 'upstream-failed', message }
  return { kind: 'unreadable', cause: 'Its header tells neither of a token nor of an outage.' }
}

/**
 * A refused token lets a call go out again, so that nothing else may look like one: "Unexpected token" is what the gateway says
 * of an answer that it could not read, when a sale may be recorded.
 */
function fault(message: string): Unwrapped {
  if (/\baccess[ _]token\b/i.test(message)) return { kind: 'token-refused', message }
  if (/\btargetPath\b/.test(message)) return { kind: 'no-route', message }
  return { kind: 'upstream-failed', message }
}

function flat(content: Members): Unwrapped {
  const resultCd = textOf(content.resultCd)
  if (!/^\w{1,10}$/.test(resultCd))
    return {
      kind: 'unreadable',
      cause: 'It is not a reply with resultCd, resultMsg, resultDt and data.',
    }
  const { resultMsg, resultDt, data } = content
  return {
    kind: 'reply',
    reply: { resultCd, resultMsg: textOf(resultMsg), resultDt: textOf(resultDt), data },
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
