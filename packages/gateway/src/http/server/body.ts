import type { IncomingMessage } from 'node:http'
import { Problem } from '../problem.js'
import { countMembers, countNames, findDuplicateMember } from './duplicate-member.js'
import type { Load } from './load.js'

/** Documents nest five levels; what walks a body may take its stack for granted. */
const MAX_DEPTH = 32

/** A body as it came, and what it says. */
export interface JsonBody {
  readonly text: string
  readonly value: unknown
}

/**
 * Reads a JSON body.
 * @param load counts its bytes until the request is answered.
 * @param most a larger one is refused before it is read to the end.
 * @throws Problem naming what is wrong: kind, encoding, size, or the place where the JSON breaks.
 */
export async function readJson(request: IncomingMessage, load: Load, most: number): Promise<JsonBody> {
  refuseOtherKinds(request)
  const text = decode(await readBytes(request, load, most))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Problem({
      status: 400,
      code: 'json-invalid',
      title: 'The body is not JSON.',
      detail: text === '' ? 'It is empty.' : reason(error),
      fix: 'Send a JSON object.',
      errors: [{ pointer: '', message: 'is not JSON' }],
    })
  }
  const members = countMembers(value, MAX_DEPTH)
  if (members === undefined) throw tooDeep()
  if (members !== countNames(text)) throw duplicateMember(findDuplicateMember(text)!)
  return { text, value }
}

function refuseOtherKinds({ headers }: IncomingMessage): void {
  const [kind = '', ...parameters] = (headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replace(/"/g, '')
  if (kind === '') {
    throw unsupported(
      'The request does not say that its body is JSON.',
      'Send it with "Content-Type: application/json"; where nothing is to be said, the body is {}.',
    )
  }
  if (!/^application\/(.+\+)?json$/.test(kind)) {
    throw unsupported(
      `The body is "${kind.slice(0, 60)}", not JSON.`,
      'Send it with "Content-Type: application/json".',
    )
  }
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw unsupported(`The body is encoded as "${charset.slice(0, 60)}".`, 'Encode it as UTF-8.')
  }
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    throw unsupported(`The body is compressed with "${encoding.slice(0, 60)}".`, 'Send it uncompressed.')
  }
}

function readBytes(request: IncomingMessage, load: Load, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > most) return reject(tooLarge(most))
    const chunks: Buffer[] = []
    let size = 0
    const keep = (chunk: Buffer) => {
      size += chunk.length
      try {
        if (size > most) throw tooLarge(most)
        load.hold(request, chunk.length)
        chunks.push(chunk)
      } catch (error) {
        request.off('data', keep)
        reject(error)
      }
    }
    request.on('data', keep)
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    // Also when it is the gateway that cuts it off, without an error.
    request.once('close', () => reject(cutOff()))
  })
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    throw new Problem({
      status: 400,
      code: 'encoding-invalid',
      title: 'The body is not UTF-8 text.',
      detail: 'It holds bytes that no UTF-8 text can hold; perhaps it is Latin-1 or UTF-16.',
      fix: 'Encode the body as UTF-8.',
      errors: [{ pointer: '', message: 'is not UTF-8' }],
    })
  }
}

function tooLarge(most: number): Problem {
  return new Problem({
    status: 413,
    code: 'body-too-large',
    title: 'The body is too large.',
    detail: `At most ${most} bytes are read.`,
    fix: 'Send one document per request.',
    errors: [{ pointer: '', message: 'is too large' }],
    headers: { connection: 'close' },
  })
}

function duplicateMember(at: string): Problem {
  return new Problem({
    status: 400,
    code: 'json-duplicate-member',
    title: 'The body names a member twice.',
    detail: `It has ${at} more than once, and only one of them can count.`,
    fix: 'Send each member once.',
    errors: [{ pointer: at, message: 'is there more than once' }],
  })
}

/** Nobody hears it: the client has gone, or took too long. */
function cutOff(): Problem {
  return new Problem({
    status: 400,
    code: 'body-incomplete',
    title: 'The body ended too early.',
    detail: 'The connection closed before the last byte came.',
    fix: 'Send the same request again.',
    retry: 'same-request',
  })
}

function tooDeep(): Problem {
  return new Problem({
    status: 422,
    code: 'body-too-deep',
    title: 'The body is nested too deeply.',
    detail: `At most ${MAX_DEPTH} levels are read.`,
    fix: 'Send a document as the README shows it.',
    errors: [{ pointer: '', message: 'is nested too deeply' }],
  })
}

function unsupported(title: string, fix: string): Problem {
  return new Problem({
    status: 415,
    code: 'body-kind-unsupported',
    title,
    detail: 'The gateway reads JSON in UTF-8, uncompressed.',
    fix,
    errors: [{ pointer: '', message: 'is not JSON in UTF-8' }],
  })
}

/** The parser's own reason, without the piece of the body that it quotes: a body may hold secrets. */
function reason(error: unknown): string {
  const place = /position \d+( \(line \d+ column \d+\))?/.exec(error instanceof Error ? error.message : '')
  return place ? `It breaks at ${place[0]}.` : 'It ends too early, or is nested too deeply.'
}
