/** Where a pack is broken. */
export class LineBroken extends Error {
  override readonly name = 'LineBroken'
  /** True when it broke while the next line was read. */
  readonly atNext: boolean

  constructor(message: string, { atNext = false } = {}) {
    super(message)
    this.atNext = atNext
  }
}

/** A longer line is no line of a pack, and is not held. Answers of authorities are limited to 64 MiB, and escapes may double them. */
const MAX_LINE_BYTES = 160 * 1024 * 1024

const LINE_FEED = 0x0a

/** The lines of a pack, without their ends, one at a time. @throws LineBroken for what is no text, too long, or has no end. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      held.push(chunk.subarray(start, end))
      yield decode(held)
      held = []
      length = 0
      start = end + 1
    }
    held.push(chunk.subarray(start))
    length += chunk.length - start
    if (length > MAX_LINE_BYTES) throw new LineBroken('The line has no end.', { atNext: true })
  }
  if (length > 0) throw new LineBroken('The line has no end: something was cut off.', { atNext: true })
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(parts: readonly Uint8Array[]): string {
  try {
    return utf8.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts))
  } catch {
    throw new LineBroken('The line is not UTF-8.', { atNext: true })
  }
}
