import type { OpenedMessage, RecordedExchange } from './transcript.js'

/** What an authority said to a call, in the parts by which answers are compared. */
export interface Said {
  readonly status: number
  readonly type: string
  /** The authority's own code. Where there is none, what was said stands for it. */
  readonly code: string | null
  readonly words: string
  /** The body, a JSON text. */
  readonly body: string
  /** The inner message of EFRIS; `null` when there is none, `undefined` where it is not known. */
  readonly inner: string | null | undefined
  /** What is around an inner message, and what the flags say of it. */
  readonly layers: readonly string[]
  readonly flags: string
  readonly isSigned: boolean
}

/** An answer as it was found on the wire. */
export interface Heard {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly opened?: Omit<OpenedMessage, 'signed'> | undefined
}

/** What was said; `undefined` when it is no answer of an authority, but garbage or a page of something in between. */
export function saidIn({ status, type, body, opened }: Heard): Said | undefined {
  const json = objectIn(body)
  if (!json) return undefined
  const common = { status, type: type.split(';', 1)[0]!.trim().toLowerCase(), body }
  return opened ? inEnvelope(common, json, opened) : flat(common, json)
}

type Common = Pick<Said, 'status' | 'type' | 'body'>
type Members = Readonly<Record<string, unknown>>

function inEnvelope(common: Common, outer: Members, opened: Omit<OpenedMessage, 'signed'>): Said {
  const { returnCode, returnMessage } = membersOf(outer.returnStateInfo)
  const data = membersOf(outer.data)
  const flags = membersOf(data.dataDescription)
  return {
    ...common,
    code: textOf(returnCode),
    words: textOf(returnMessage),
    inner: opened.trouble ? undefined : opened.text,
    layers: opened.layers,
    flags: ['codeType', 'encryptCode', 'zipCode'].map((name) => `${name} ${textOf(flags[name])}`).join(', '),
    isSigned: textOf(data.signature) !== '',
  }
}

/** Kenya: a reply, in the wrapper of the gateway or without; a token; a fault of the gateway, in one of two forms. */
function flat(common: Common, json: Members): Said {
  const reply = membersOf(json.responseBody ?? json)
  const words = [
    reply.resultMsg,
    membersOf(json.responseHeader).debugMessage,
    membersOf(json.fault).faultstring,
    membersOf(json.header).responseMessage,
  ]
  return {
    ...common,
    code: reply.resultCd === undefined ? null : textOf(reply.resultCd),
    words: words.map(textOf).find((each) => each !== '') ?? '',
    inner: null,
    layers: [],
    flags: '',
    isSigned: false,
  }
}

/** What a transcript says that was answered. */
export function recordedAnswer({ response }: RecordedExchange): Said | undefined {
  if (!response || typeof response.body !== 'string') return undefined
  const { status, headers, body, opened } = response
  return saidIn({ status, type: headers['content-type'] ?? '', body, opened })
}

export function objectIn(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Members) : undefined
  } catch {
    return undefined
  }
}

export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
