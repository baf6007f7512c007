import type { Exchange, ExchangeOutcome, RawResponse } from './exchange.js'
import type { Call } from './mount.js'
import { redactBody, redactHeaders } from './redaction.js'

/** How much a journal keeps: whichever limit is reached first. */
export interface JournalLimits {
  readonly count: number
  readonly bytes: number
}

/** Which exchanges to tell of: those that fit all that is given. */
export interface JournalQuery {
  readonly device?: string | undefined
  /** A method, an interface code or a path. */
  readonly operation?: string | undefined
  readonly outcome?: ExchangeOutcome | undefined
  readonly authority?: Exchange['authority'] | undefined
  /** Only those that came after the one with this id. */
  readonly after?: number | undefined
  /** At most so many: the first ones when `after` is given, the last ones otherwise. */
  readonly limit?: number | undefined
}

/** Which exchanges, and the id to ask from next time. */
export interface JournalPage {
  readonly exchanges: readonly Exchange[]
  readonly last: number
}

/** An exchange before the journal has it: bodies whole, secrets in clear. */
export type NewExchange = Omit<Exchange, 'id' | 'raw'> & {
  readonly raw: {
    readonly request: Call
    readonly response: Omit<RawResponse, 'characters'> | null
  }
}

const LIMITS: JournalLimits = { count: 1000, bytes: 16 * 1024 * 1024 }

/** Of longer messages only the beginning is kept. */
const LONGEST = 100_000
const BEGINNING = 2000
const LONGEST_NAME = 500

interface Entry extends Pick<Exchange, 'id' | 'device' | 'operation' | 'names' | 'outcome' | 'authority'> {
  /** The whole exchange as JSON: bytes can be counted, and hold on to nothing that the caller keeps. */
  readonly json: Buffer
}

/** The last calls, newest last, without secrets and within limits. */
export class Journal {
  #limits = LIMITS
  #entries: Entry[] = []
  #bytes = 0
  #last = 0

  /** Keeps less, or more, from now on. */
  limit(limits: Partial<JournalLimits> = {}): void {
    this.#limits = { ...this.#limits, ...limits }
  }

  add(exchange: NewExchange): void {
    this.#last += 1
    const entry = entryOf(this.#last, exchange)
    this.#entries.push(entry)
    this.#bytes += entry.json.length
    while (this.#isFull()) this.#bytes -= this.#entries.shift()!.json.length
  }

  list(query: JournalQuery = {}): JournalPage {
    const { after = 0, limit = Number.POSITIVE_INFINITY } = query
    const hits = this.#entries.filter((entry) => entry.id > after && fits(entry, query))
    const isForward = query.after !== undefined
    const shown = isForward ? hits.slice(0, limit) : hits.slice(-limit)
    const isCut = isForward && shown.length < hits.length
    return {
      exchanges: shown.map(({ json }) => JSON.parse(json.toString('utf8')) as Exchange),
      last: isCut ? shown.at(-1)!.id : this.#last,
    }
  }

  /** Forgets all. Ids go on, so that who follows misses nothing. */
  clear(): void {
    this.#entries = []
    this.#bytes = 0
  }

  #isFull(): boolean {
    const { count, bytes } = this.#limits
    return this.#entries.length > count || (this.#bytes > bytes && this.#entries.length > 1)
  }
}

function fits(entry: Entry, { device, operation, outcome, authority }: JournalQuery): boolean {
  return (
    (device === undefined || entry.device === device) &&
    (operation === undefined || entry.operation === operation || entry.names.includes(operation)) &&
    (outcome === undefined || entry.outcome === outcome) &&
    (authority === undefined || entry.authority === authority)
  )
}

function entryOf(id: number, { request, response, raw, ...exchange }: NewExchange): Entry {
  const { outcome, authority } = exchange
  const device = exchange.device && clip(exchange.device)
  const operation = clip(exchange.operation)
  const names = exchange.names.map(clip)
  const message = exchange.message && clip(exchange.message)
  const rest = { ...exchange, device, operation, names, message }
  const { method, path, headers, body } = raw.request
  const shownRaw = {
    request: { method, path, headers: redactHeaders(headers), ...bounded(body) },
    response: raw.response && { ...raw.response, ...bounded(raw.response.body) },
  }
  const members = [
    JSON.stringify({ id, ...rest }).slice(1, -1),
    `"request":${jsonOf(request)}`,
    `"response":${jsonOf(response)}`,
    `"raw":${JSON.stringify(shownRaw)}`,
  ]
  const json = Buffer.from(`{${members.join(',')}}`)
  return { id, device, operation, names, outcome, authority, json }
}

function bounded(body: string): Pick<RawResponse, 'body' | 'characters'> {
  return { body: redactBody(body.slice(0, LONGEST)), characters: body.length }
}

/** A copy of the beginning of a text, which does not hold on to the rest of it as a slice would. */
function clip(text: string): string {
  return text.length <= LONGEST_NAME ? text : Buffer.from(text.slice(0, LONGEST_NAME)).toString()
}

/** A message without its secrets, as JSON. What is nested too deep cannot be written at all. */
function jsonOf(value: unknown): string {
  try {
    const text = JSON.stringify(value) ?? 'null'
    if (text.length <= LONGEST) return redactBody(text)
    return JSON.stringify({ shortened: redactBody(text.slice(0, BEGINNING)), characters: text.length })
  } catch {
    return JSON.stringify({ shortened: '', characters: 0 })
  }
}
