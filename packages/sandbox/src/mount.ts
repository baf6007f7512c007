import type { Authority, DoorName, Wire } from './exchange.js'

/** One HTTP request to an authority, body read. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** What an authority answers, and what the journal tells of it. */
export interface Answered {
  readonly body: string
  /** The HTTP status; 200 without it. */
  readonly status?: number
  readonly operation: string
  readonly device: string | undefined
  /** The request, decrypted. */
  readonly request: unknown
  /** The response, decrypted, as JSON text; not there when it has nothing in it. */
  readonly response: string | undefined
  readonly code: string
  readonly message: string
  readonly isAccepted: boolean
  /** The rule that refused. */
  readonly rule?: string | undefined
  /** What the journal tells besides. */
  readonly notes?: readonly string[]
  /** What the documents say otherwise, and was taken all the same. */
  readonly tolerated?: readonly string[]
  /** How the request was sealed, where requests are. */
  readonly wire?: Wire
}

/** An authority on the listener. */
export interface Mount {
  readonly authority: Authority
  readonly door: DoorName
  serves(path: string): boolean
  /** Everything a call's operation is known by, our method name first; some may be empty. */
  namesOf(call: Call): readonly string[]
  /** Who a call says it is from: a device number, or PIN and branch. */
  deviceOf(call: Call): string | undefined
  /** Has the call processed as of a time. When this settles, its effect stands. */
  answer(call: Call, now: Date): Promise<Answered>
  /** Whether a code can be answered here, with the authority's own text or with a given one. */
  says(code: string, message?: string): boolean
  /** What is answered with a code, and nothing processed. */
  say(call: Call, now: Date, code: string, message?: string): Promise<Answered>
  /** What comes with a status of HTTP that no application sends; a page in HTML where this is not there. */
  outage?(status: number, words: string): { readonly status: number; readonly body: string }
  /** The code that tells a caller of too many calls, where that is not said by HTTP. */
  codeOfTooMany?(call: Call): string | undefined
  /** Lets the key run out by which a caller is known. */
  expireKey?(call: Call): void
  /** An answer whose signature is wrong. */
  spoilSignature?(body: string): string
}
