import { createHash } from 'node:crypto'
import type { Sealer } from '../keys/sealer.js'
import { eventBefore, eventsWithin } from '../store/statements/events.js'
import { exchangesOf } from '../store/statements/exchanges.js'
import type { Row, Tx } from '../store/store.js'
import { BEGINNING, canonicalText, hexOf } from './chain.js'
import { openText } from './exchange.js'
import { PACK_VERSION, type PackHead, packLine, writeEvent, writeLine } from './pack-format.js'

export interface PackInput {
  readonly read: Tx
  readonly sealer: Sealer
  readonly account: string
  /** Milliseconds; undefined for all there is. */
  readonly from: number | undefined
  readonly to: number | undefined
  /** Whether the texts of attempts are packed too. */
  readonly texts: boolean
}

/** How many events are read at once: opening their texts keeps others waiting. */
const PAGE = 20

/**
 * Writes the events of a period as an audit pack, piece by piece: from the first that happened in it up to the last, and all between. The
 * same period gives the same bytes, as long as no text was deleted.
 */
export async function* writePack(input: PackInput): AsyncGenerator<string> {
  const { read, account, from, to, texts } = input
  const before = from === undefined ? undefined : await eventBefore(read, account, from)
  const last = await eventBefore(read, account, to ?? Number.POSITIVE_INFINITY)
  const first = { after: String(before?.position ?? 0), previous: before ? linkIn(before) : BEGINNING }
  const digest = createHash('sha256')
  const counts = { events: 0, texts: 0, absent: 0 }
  let end = { id: first.after, link: first.previous }
  const keep = (piece: string): string => {
    digest.update(piece)
    return piece
  }
  const facts = { version: PACK_VERSION, account, from: timeOf(from), to: timeOf(to), ...first, texts }
  yield keep(writeLine(packLine(facts)))
  const upTo = Number(last?.position ?? 0)
  for (let after = Number(first.after); after < upTo; after = Number(end.id)) {
    const rows = await eventsWithin(read, { account }, after, upTo, PAGE)
    const pieces: string[] = []
    for (const row of rows) {
      pieces.push(writeEvent(canonicalText(eventIn(row)), linkIn(row)))
      const found = await textsOf(row, input)
      pieces.push(...found.lines)
      counts.events++
      counts.texts += found.lines.length
      counts.absent += found.absent
      end = { id: String(row.position), link: linkIn(row) }
    }
    yield keep(pieces.join(''))
  }
  const head: PackHead = { ...counts, ...end, sha256: digest.digest('hex') }
  yield writeLine({ head })
}

/** The texts whose digests an event has, as far as they are kept and wanted. */
async function textsOf(
  row: Row,
  { read, sealer, texts }: PackInput,
): Promise<{ readonly lines: readonly string[]; readonly absent: number }> {
  const { digests = {}, attempt } = JSON.parse(String(row.data)) as {
    digests?: Record<string, string>
    attempt?: number
  }
  const parts = Object.keys(digests)
  if (parts.length === 0) return { lines: [], absent: 0 }
  const document = String(row.document)
  const kept = texts ? await exchangesOf(read, document, attempt!) : []
  const lines = parts.flatMap((part) => {
    const sealed = kept.find((each) => each.part === part)?.text as Uint8Array | undefined
    if (!sealed) return []
    const key = { document, attempt: attempt!, part }
    return [writeLine({ text: { ...key, content: opened(sealer, key, sealed) } })]
  })
  return { lines, absent: parts.length - lines.length }
}

/** A text that was changed where it is kept does not open: the pack says so, and does not hide it. */
function opened(sealer: Sealer, key: Parameters<typeof openText>[1], sealed: Uint8Array): string | null {
  try {
    return openText(sealer, key, sealed)
  } catch {
    return null
  }
}

function eventIn(row: Row) {
  return {
    position: Number(row.position),
    account: String(row.account),
    device: row.device as string | null,
    document: row.document as string | null,
    kind: String(row.kind),
    at: Number(row.at),
    data: String(row.data),
  }
}

function linkIn(row: Row): string {
  return hexOf(row.link as Uint8Array)
}

function timeOf(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString()
}
