import type { Exchange, RawResponse } from './exchange.js'
import type { Call } from './mount.js'
import { redactBody, redactHeaders } from './redaction.js'

/** An exchange before the journal has it: bodies whole, secrets in clear, the response as JSON text. */
export type NewExchange = Omit<Exchange, 'id' | 'response' | 'raw'> & {
  readonly response: string | undefined
  readonly raw: {
    readonly request: Call
    readonly response: Omit<RawResponse, 'characters'> | null
  }
}

/** An exchange as the journal keeps it: what it is found by, and the rest as texts, which hold on to nothing that the caller keeps. */
export interface Entry
  extends Pick<Exchange, 'id' | 'device' | 'operation' | 'names' | 'outcome' | 'authority'> {
  /** How much memory it takes, in characters. */
  readonly size: number
  /** The exchange without secrets. Blanking takes longer than a call, and most exchanges are never looked at. */
  readonly read: () => Exchange
}

/** Of longer messages only the beginning is kept. */
const LONGEST = 100_000
const BEGINNING = 2000
const LONGEST_NAME = 500

export function entryOf(id: number, exchange: NewExchange): Entry {
  const { request, response, raw, outcome, authority } = exchange
  const device = exchange.device && clip(exchange.device, LONGEST_NAME)
  const operation = clip(exchange.operation, LONGEST_NAME)
  const names = exchange.names.map((name) => clip(name, LONGEST_NAME))
  const message = exchange.message && clip(exchange.message, LONGEST_NAME)
  const { method, path, headers } = raw.request
  const { body, ...reply } = raw.response ?? { body: undefined }
  const texts = {
    head: JSON.stringify({
      ...exchange,
      device,
      operation,
      names,
      message,
      request: undefined,
      response: undefined,
      raw: undefined,
    }),
    request: textOf(request),
    response: response === undefined ? 'null' : shortened(response),
    sent: { text: clip(raw.request.body, LONGEST), characters: raw.request.body.length },
    reply: JSON.stringify(reply),
    answered: body === undefined ? undefined : { text: clip(body, LONGEST), characters: body.length },
  }
  const read = (): Exchange => ({
    id,
    ...JSON.parse(texts.head),
    request: JSON.parse(redactBody(texts.request)),
    response: JSON.parse(redactBody(texts.response)),
    raw: {
      request: { method, path, headers: redactHeaders(headers), ...shown(texts.sent) },
      response: texts.answered ? { ...JSON.parse(texts.reply), ...shown(texts.answered) } : null,
    },
  })
  const { head, request: asked, response: told, sent, answered } = texts
  const size = [head, asked, told, sent.text, answered?.text ?? ''].reduce(
    (sum, text) => sum + text.length,
    0,
  )
  return { id, device, operation, names, outcome, authority, size, read }
}

/** The beginning of a body, or all of it, and how long it was. */
interface Body {
  readonly text: string
  readonly characters: number
}

function shown({ text, characters }: Body): Pick<RawResponse, 'body' | 'characters'> {
  return { body: redactBody(text), characters }
}

/** A copy of the beginning of a text, which does not hold on to the rest of it as a slice would. */
function clip(text: string, most: number): string {
  return text.length <= most ? text : Buffer.from(text.slice(0, most), 'utf16le').toString('utf16le')
}

/** A message as JSON, secrets and all. What is nested too deep cannot be written at all. */
function textOf(value: unknown): string {
  try {
    return shortened(JSON.stringify(value) ?? 'null')
  } catch {
    return JSON.stringify({ shortened: '', characters: 0 })
  }
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  return JSON.stringify({ shortened: redactBody(text.slice(0, BEGINNING)), characters: text.length })
}
