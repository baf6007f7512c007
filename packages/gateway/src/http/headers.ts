import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { Problem } from './problem.js'

/** A request header that a route reads. */
export interface HeaderField<Value> {
  readonly name: string
  readonly schema: z.ZodString | z.ZodOptional<z.ZodString>
  /** Codes of its problems; their status is 400. */
  readonly problems: readonly string[]
  /** @throws Problem when it cannot be used. */
  read(request: IncomingMessage): Value
}

const MAX_KEY_LENGTH = 255

/** The key of a sale: exactly one, of printable ASCII. */
export const IDEMPOTENCY_KEY: HeaderField<string> = {
  name: 'Idempotency-Key',
  schema: z
    .string()
    .max(MAX_KEY_LENGTH)
    .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/)
    .meta({
      description:
        'Your own id of the sale, the same each time you send it: one sale becomes one fiscal document, however often it is sent.',
      examples: ['till-3-1001'],
    }),
  problems: ['idempotency-key-missing', 'idempotency-key-invalid'],
  read({ headersDistinct }) {
    const [key, ...others] = headersDistinct['idempotency-key'] ?? []
    if (key === undefined) throw unusableKey('idempotency-key-missing', 'missing')
    if (others.length > 0 || !IDEMPOTENCY_KEY.schema.safeParse(key).success)
      throw unusableKey('idempotency-key-invalid', 'not usable')
    return key
  },
}

/** The key of a print, where there is one. */
export const PRINT_KEY: HeaderField<string | undefined> = {
  name: 'Idempotency-Key',
  schema: z
    .string()
    .max(MAX_KEY_LENGTH)
    .meta({
      description:
        'Your own id of the print: sent again with it, it is the same print, and not another copy. Worth it where a till repeats what it got no answer to.',
      examples: ['till-3-1001-print'],
    })
    .optional(),
  problems: ['idempotency-key-invalid'],
  read({ headersDistinct }) {
    const [key, ...others] = headersDistinct['idempotency-key'] ?? []
    if (key === undefined) return undefined
    if (others.length > 0 || !IDEMPOTENCY_KEY.schema.safeParse(key).success)
      throw unusableKey('idempotency-key-invalid', 'not usable')
    return key
  },
}

function unusableKey(code: string, what: string): Problem {
  return new Problem({
    status: 400,
    code,
    title: `The Idempotency-Key header is ${what}.`,
    detail: 'The key makes sure that one sale becomes one fiscal document, however often it is sent.',
    fix: `Send "Idempotency-Key: <your own id of the sale>", at most ${MAX_KEY_LENGTH} printable ASCII characters, the same each time you send this sale.`,
  })
}

/** A request waits at most this long for its receipt. */
const MAX_WAIT_SECONDS = 30

/** How many seconds the caller is ready to wait for the receipt. */
export const PREFER: HeaderField<number> = {
  name: 'Prefer',
  schema: z
    .string()
    .meta({
      description: `"wait=N": how many seconds you are ready to wait for the receipt, ${MAX_WAIT_SECONDS} at most. Without it the answer comes at once.`,
      examples: ['wait=10'],
    })
    .optional(),
  problems: [],
  read({ headers: { prefer } }) {
    const text = Array.isArray(prefer) ? prefer.join(',') : (prefer ?? '')
    const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})/.exec(text)
    return Math.min(Number(wait?.[1] ?? 0), MAX_WAIT_SECONDS)
  },
}

/** Which kind of text the caller likes best. */
export const ACCEPT: HeaderField<string | undefined> = {
  name: 'Accept',
  schema: z
    .string()
    .meta({
      description: 'Which form is wanted, where the address does not say.',
      examples: ['text/plain'],
    })
    .optional(),
  problems: [],
  read: ({ headers }) => headers.accept,
}
