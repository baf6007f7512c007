import { type DeviceKey, EfrisReader, type Outer, outerOf } from './efris-reader.js'
import { Redactor } from './redactor.js'
import type { Body, OpenedMessage, RecordedExchange, TranscriptHead } from './transcript.js'

/** A call as it passed: nothing opened yet, and with all its secrets. */
export type Passed = Omit<RecordedExchange, 'time'> & { readonly time: Date }

export interface RecorderOptions {
  readonly target: string
  readonly time: Date
  /** Opens what is sealed, if it belongs to the device that calls. */
  readonly deviceKey?: DeviceKey | undefined
  /** Leaves people and firms as they come; secrets are hidden all the same. */
  readonly keepsPersonalData?: boolean | undefined
}

/** The headers that tell something of a call. No other is kept: who knows what they hold. */
const KEPT_HEADERS = [
  'apigee_app_id',
  'authorization',
  'bhfid',
  'cmckey',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'retry-after',
  'server',
  'tin',
  'transfer-encoding',
  'user-agent',
]

/** Turns calls into lines of a transcript: opened as far as the keys allow, and without what must not be in a file. */
export class Recorder {
  readonly head: TranscriptHead
  readonly #reader: EfrisReader
  readonly #redactor: Redactor

  constructor({ target, time, deviceKey, keepsPersonalData = false }: RecorderOptions) {
    const personalData = keepsPersonalData ? 'kept' : 'hidden'
    this.head = { transcript: 1, target, time: time.toISOString(), personalData }
    this.#reader = new EfrisReader(deviceKey)
    this.#redactor = new Redactor(keepsPersonalData)
  }

  /** Calls are told in the order in which they ended: a session key counts from its answer on. */
  record({ request, response, ...passed }: Passed): RecordedExchange {
    const sent = this.#open(request.body, (outer) => this.#reader.readRequest(outer))
    const got = response && this.#open(response.body, (outer) => this.#reader.readResponse(outer))
    const parts = [sent.body, sent.opened?.text, got?.body, got?.opened?.text]
    for (const text of parts) if (text) this.#redactor.learn(typeof text === 'string' ? text : text.begins)
    this.#redactor.learnHeaders(request.headers)
    return {
      ...passed,
      time: passed.time.toISOString(),
      request: {
        method: request.method,
        path: this.#redactor.clean(request.path),
        headers: this.#headers(request.headers),
        ...this.#clean(sent),
      },
      response: response &&
        got && {
          status: response.status,
          headers: this.#headers(response.headers),
          ...this.#clean(got),
        },
    }
  }

  #open(body: Body, read: (outer: Outer) => OpenedMessage): Content {
    const outer = typeof body === 'string' ? outerOf(body) : undefined
    if (outer) return { body: withoutContent(body as string, outer), opened: read(outer) }
    return { body: typeof body === 'string' ? closed(body) : { ...body, begins: closed(body.begins) } }
  }

  #clean({ body, opened }: Content): Content {
    const clean = (text: string) => this.#redactor.clean(text)
    return {
      body: typeof body === 'string' ? clean(body) : { ...body, begins: clean(body.begins) },
      ...(opened && { opened: { ...opened, text: opened.text === null ? null : clean(opened.text) } }),
    }
  }

  #headers(headers: Readonly<Record<string, string>>): Record<string, string> {
    const kept = KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))
    return JSON.parse(this.#redactor.clean(JSON.stringify(Object.fromEntries(kept))))
  }
}

interface Content {
  readonly body: Body
  readonly opened?: OpenedMessage
}

const OPENED = '***'

/** The inner message stands beside the outer one, opened and cleaned; sealed, it says nothing. */
function withoutContent(body: string, { data: { content } }: Outer): string {
  if (!content) return body
  if (body.includes(content)) return body.replace(content, OPENED)
  const outer = JSON.parse(body) as Outer
  return JSON.stringify({ ...outer, data: { ...outer.data, content: OPENED } })
}

/** What broke off before its end holds an inner message too. */
function closed(text: string): string {
  return text.includes('"dataDescription"') || text.includes('"interfaceCode"')
    ? text.replace(/("content"\s*:\s*")[^"]+/, `$1${OPENED}`)
    : text
}
