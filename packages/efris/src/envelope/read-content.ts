import { createDecipheriv } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip, constants as zlib } from 'node:zlib'
import { MAX_INNER_BYTES, type OpenOptions, openContent } from './open.js'
import type { Envelope } from './shape.js'

/** Content above this many characters is opened piece by piece. */
const LARGE = 1024 * 1024

/** Characters of base64 in one piece: whole groups of four. */
const PIECE = 256 * 1024

type Pieces = AsyncIterable<Buffer>

/**
 * Opens content of any size. Large content goes through base64, gzip and cipher piece by piece, so that neither the decoded
 * nor the decompressed bytes are ever held beside the text. What cannot be opened so is opened at once, which also says why
 * not.
 * @throws OpenError with the layer that failed.
 */
export async function readContent(data: Envelope['data'], options: OpenOptions): Promise<string | undefined> {
  const content = data.content ?? ''
  if (content.length <= LARGE || options.suite.cipher === 'rsa' || options.suite.innerBase64) {
    return openContent(data, options)
  }
  try {
    return await openPieces(content, options)
  } catch {
    return openContent(data, options)
  }
}

async function openPieces(content: string, { suite, aesKey }: OpenOptions): Promise<string> {
  const outer = await peel(decoded(content))
  const key = suite.cipher === 'aes' ? aesKey : undefined
  const inner = startsLikeText(outer.first) || !key ? outer : await peel(deciphered(outer.pieces, key))
  if (!startsLikeText(inner.first)) throw new Error('this is no text')
  const decoder = new StringDecoder('utf8')
  let text = ''
  let length = 0
  for await (const piece of inner.pieces) {
    length += piece.length
    if (length > MAX_INNER_BYTES) throw new Error('this is a bomb')
    text += decoder.write(piece)
  }
  return text + decoder.end()
}

/** Takes a gzip layer off where there is one. */
async function peel(pieces: Pieces): Promise<{ readonly first: Buffer; readonly pieces: Pieces }> {
  const seen = await peek(pieces)
  return seen.first[0] === 0x1f && seen.first[1] === 0x8b ? peek(gunzipped(seen.pieces)) : seen
}

/** Looks at the first piece without taking it away. */
async function peek(pieces: Pieces): Promise<{ readonly first: Buffer; readonly pieces: Pieces }> {
  const rest = pieces[Symbol.asyncIterator]()
  const { value: first = Buffer.alloc(0) } = await rest.next()
  const all = async function* () {
    yield first
    yield* { [Symbol.asyncIterator]: () => rest }
  }
  return { first, pieces: all() }
}

/** JSON with members begins so, and no cipher text does in its first sixteen bytes. */
function startsLikeText(first: Buffer): boolean {
  return /^\s*[[{][\t\n\r\x20-\x7e]*$/.test(first.subarray(0, 16).toString('latin1'))
}

async function* decoded(content: string): Pieces & AsyncGenerator<Buffer> {
  for (let start = 0; start < content.length; start += PIECE) {
    const piece = content.slice(start, start + PIECE)
    if (/[^A-Za-z0-9+/]/.test(start + PIECE < content.length ? piece : piece.replace(/={1,2}$/, ''))) {
      throw new Error('this is not compact base64')
    }
    yield Buffer.from(piece, 'base64')
  }
}

async function* gunzipped(pieces: Pieces): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ finishFlush: zlib.Z_SYNC_FLUSH })
  const feeding = pipeline(Readable.from(pieces), gunzip)
  // A failure also ends the reading below, which is where it is told.
  feeding.catch(() => {})
  yield* gunzip
  await feeding
}

async function* deciphered(pieces: Pieces, key: Uint8Array): AsyncGenerator<Buffer> {
  const decipher = createDecipheriv('aes-128-ecb', key, null)
  for await (const piece of pieces) yield decipher.update(piece)
  yield decipher.final()
}
