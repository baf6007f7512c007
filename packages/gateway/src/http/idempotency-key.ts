import { Problem } from './problem.js'

const MAX_LENGTH = 255

/**
 * Reads the key of a sale.
 * @param keys every `Idempotency-Key` header of the request.
 * @throws Problem unless there is exactly one, of printable ASCII.
 */
export function idempotencyKey(keys: readonly string[] | undefined): string {
  const [key, ...others] = keys ?? []
  if (
    key !== undefined &&
    others.length === 0 &&
    /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(key) &&
    key.length <= MAX_LENGTH
  )
    return key
  throw new Problem({
    status: 400,
    code: key === undefined ? 'idempotency-key-missing' : 'idempotency-key-invalid',
    title:
      key === undefined
        ? 'The Idempotency-Key header is missing.'
        : 'The Idempotency-Key header is not usable.',
    detail: 'The key makes sure that one sale becomes one fiscal document, however often it is sent.',
    fix: `Send "Idempotency-Key: <your own id of the sale>", at most ${MAX_LENGTH} printable ASCII characters, the same each time you send this sale.`,
  })
}
