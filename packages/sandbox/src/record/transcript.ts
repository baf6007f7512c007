import { InvalidInputError } from '@risiti/core'

/** A body as it is kept: whole, or its beginning and its size when it is too large. */
export type Body = string | { readonly begins: string; readonly bytes: number }

/** How an inner message was found: what lay around it from the outside in, and whether its device signed it. */
export interface OpenedMessage {
  /** The inner message, which is not in the body any more; `null` when there is none, or when it cannot be opened. */
  readonly text: string | null
  readonly layers: readonly string[]
  readonly signed: 'well' | 'badly' | 'not' | 'unknown'
  /** Why it could not be opened. */
  readonly trouble: string | null
}

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
  /** Where the body is an outer message of EFRIS. */
  readonly opened?: OpenedMessage
}

export interface RecordedResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
  readonly opened?: OpenedMessage
}

/** One call, as it passed. */
export interface RecordedExchange {
  /** Its place in the order of requests, from 1. */
  readonly number: number
  /** When the request came, by the clock of the recorder. */
  readonly time: string
  readonly milliseconds: number
  readonly request: RecordedRequest
  /** `null` when no answer came. */
  readonly response: RecordedResponse | null
  /** What went wrong on the way. */
  readonly trouble: string | null
}

/** What the first line of a transcript says. */
export interface TranscriptHead {
  readonly transcript: 1
  readonly target: string
  readonly time: string
  /** Whether names, addresses, numbers of people and the like were left as they came. Secrets never are. */
  readonly personalData: 'hidden' | 'kept'
}

export interface Transcript {
  readonly head: TranscriptHead
  /** In the order of the requests. */
  readonly exchanges: readonly RecordedExchange[]
}

/** Reads a transcript: a line of JSON for the head, and one for each exchange. A last line that was cut off is left out. */
export function readTranscript(text: string): Transcript {
  const lines = text.split('\n')
  const values = lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as unknown]
    } catch {
      if (index === lines.length - 1) return []
      throw notATranscript(`Line ${index + 1} is not JSON.`)
    }
  })
  const [head, ...exchanges] = values as [TranscriptHead | undefined, ...RecordedExchange[]]
  if (head?.transcript !== 1) throw notATranscript('Its first line does not say that it is one.')
  const broken = exchanges.findIndex((each) => !isExchange(each))
  if (broken >= 0) throw notATranscript(`Exchange ${broken + 1} has no request.`)
  return { head, exchanges: exchanges.sort((a, b) => a.number - b.number) }
}

function isExchange(value: RecordedExchange | null): boolean {
  return typeof value?.request?.method === 'string' && typeof value.request.path === 'string'
}

function notATranscript(message: string): InvalidInputError {
  return new InvalidInputError({
    code: 'transcript-unreadable',
    message: `This is not a transcript. ${message}`,
    issues: [{ path: '', message, fix: 'Give a file that "risiti sandbox record" wrote.' }],
  })
}
