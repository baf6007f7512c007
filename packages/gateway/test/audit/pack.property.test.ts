import { DatabaseSync } from '@photostructure/sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BrokenPack, WholePack } from '#src/audit/index.js'
import { FIRST_AT, PackBench, verify } from '../support/pack.js'

const isLong = process.env.RISITI_FUZZ === 'long'

/** Texts that are easily written in two ways, or torn apart. */
const SAID = [
  { request: '{"a": 1}\n', body: '{"data":"ciphered"}', content: '{"fdn":"1"}' },
  { request: '{"name":"Café Ñandú 東京 🧾"}', body: '{"resultCd":"000"}\r\n' },
  { request: '"</script>"\u2028\u0000', body: '', content: '' },
]

let bench: PackBench
let pack: Buffer
const documents: string[] = []

beforeAll(async () => {
  bench = await PackBench.open()
  for (const said of SAID) {
    documents.push(await bench.sell('a', said))
    await bench.sell('b', said)
  }
  pack = await bench.pack()
}, 60_000)

afterAll(() => bench.close())

const linesIn = (bytes: Uint8Array) => Buffer.from(bytes).toString().split('\n').slice(0, -1)
const wholeOf = (checked: WholePack | BrokenPack) => {
  if (!checked.whole) throw new Error(checked.what)
  return checked
}

describe('a pack', () => {
  it('is whole, has the account’s own events and all texts, and is the same each time', async () => {
    const { head, pack: facts } = wholeOf(await verify(pack))
    expect(head).toMatchObject({ events: 10, texts: 8, absent: 0 })
    expect(facts).toMatchObject({ account: 'a', after: '0', from: null, to: null, texts: true })
    expect((await bench.pack()).equals(pack)).toBe(true)
    const lines = linesIn(pack).map((line) => JSON.parse(line))
    const contents = lines.flatMap(({ text }) => (text ? [text.content] : []))
    expect(contents).toEqual(
      SAID.flatMap(({ request, body, content }) => [request, body, content ?? []].flat()),
    )
    const said = lines.flatMap(({ event }) => (event?.document ? [event.document] : []))
    expect(new Set(said)).toEqual(new Set(documents))
  })

  it('is checked in pieces of any size, one line at a time', async () => {
    for (const piece of [1, 7, 64, 1 << 20])
      expect(await verify(pack, undefined, piece)).toMatchObject({ whole: true })
  })

  it('names where it broke, whichever bit of it is turned', async () => {
    const starts = linesIn(pack).map((_, index, lines) => join(lines.slice(0, index)).length)
    const lineAt = (offset: number) => starts.findLastIndex((start) => start <= offset) + 1
    await fc.assert(
      fc.asyncProperty(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const turned = Buffer.from(pack)
        turned[at]! ^= mask
        const checked = await verify(turned)
        expect(checked.whole).toBe(false)
        const { line, what } = checked as BrokenPack
        // A line that lost its end is found with the next one.
        expect([lineAt(at), lineAt(at) + 1]).toContain(line)
        expect(what).toMatch(/^[A-Z].*\.$/)
      }),
      { numRuns: isLong ? 50_000 : 1_500 },
    )
  }, 3_600_000)

  it('names where it broke, whatever is cut off, taken out, doubled or put elsewhere', async () => {
    const lines = linesIn(pack)
    const index = fc.nat(lines.length - 1)
    const acts = fc.oneof(
      fc.nat(pack.length - 1).map((at) => pack.subarray(0, at)),
      index.map((at) => join(lines.toSpliced(at, 1))),
      index.map((at) => join(lines.toSpliced(at, 0, lines[at]!))),
      fc.tuple(index, index).map(([from, to]) => join(moved(lines, from, to))),
    )
    await fc.assert(
      fc.asyncProperty(acts, async (bytes) => {
        fc.pre(!pack.equals(bytes))
        expect(await verify(bytes)).toMatchObject({ whole: false, what: expect.stringMatching(/\.$/) })
      }),
      { numRuns: isLong ? 20_000 : 400 },
    )
  }, 3_600_000)

  it('says of what was changed which event it is, and of which document', async () => {
    const text = pack.toString()
    const [first, second] = documents
    const changes = [
      [
        `"content":"{\\"a\\": 1}`,
        `"content":"{\\"a\\": 2}`,
        /request of attempt 1.*sending.*not the one/,
        first,
      ],
      ['"fiscalNumber":"doc_3"', '"fiscalNumber":"doc_4"', /fiscalised of doc_3.*does not follow/, second],
      ['東京', '大阪', /request of attempt 1.*not the one/, second],
      ['"from":null', '"from":"2026-01-01T00:00:00.000Z"', /first line/, undefined],
      ['"texts":8', '"texts":9', /texts differ/, documents.at(-1)],
    ] as const
    for (const [from, to, what, document] of changes) {
      expect(text).toContain(from)
      const checked = await verify(Buffer.from(text.replace(from, to)))
      expect(checked).toMatchObject({ whole: false, what: expect.stringMatching(what) })
      expect((checked as BrokenPack).document).toBe(document)
    }
  })
})

describe('packs of periods', () => {
  const at = (seconds: number) => FIRST_AT + seconds * 1_000

  it('go on from one another without a gap, wherever they are cut', async () => {
    const all = linesIn(pack).filter((line) => line.startsWith('{"event"'))
    for (let cut = 0; cut <= 22; cut++) {
      const [early, late] = [await bench.pack({ to: at(cut) }), await bench.pack({ from: at(cut) })]
      const events = [...linesIn(early), ...linesIn(late)].filter((line) => line.startsWith('{"event"'))
      expect(events).toEqual(all)
      const { head } = wholeOf(await verify(early))
      const before = { account: 'a', id: head.id, link: head.link }
      expect(await verify(late, before)).toMatchObject({ whole: true })
      const other = { ...before, link: 'f'.repeat(64) }
      expect(await verify(late, other)).toMatchObject({ whole: false, line: 1 })
    }
  })

  it('are empty, and whole, when nothing happened', async () => {
    const { head } = wholeOf(await verify(await bench.pack({ from: at(10_000) })))
    expect(head).toMatchObject({ events: 0, id: expect.stringMatching(/^\d+$/) })
    expect(wholeOf(await verify(await bench.pack({ to: at(-5) }))).head).toMatchObject({ events: 0, id: '0' })
  })
})

describe('texts', () => {
  it('may be left out, or deleted, and the chain is whole all the same', async () => {
    const bare = await bench.pack({ texts: false })
    expect(wholeOf(await verify(bare)).head).toMatchObject({ events: 10, texts: 0, absent: 8 })
    expect(bare.toString()).not.toContain('東京')
    const { store } = bench
    const writer = new DatabaseSync(bench.place.databaseFile)
    writer.exec(`DELETE FROM exchanges WHERE document = '${documents[1]}'`)
    const without = await bench.pack({ read: store.read })
    expect(wholeOf(await verify(without)).head).toMatchObject({ texts: 6, absent: 2 })
    writer.exec(
      `UPDATE exchanges SET text = zeroblob(100) WHERE document = '${documents[0]}' AND part = 'answer'`,
    )
    writer.close()
    const checked = await verify(await bench.pack())
    expect(checked).toMatchObject({ whole: false, document: documents[0] })
    expect((checked as BrokenPack).what).toContain('did not open any more')
  })
})

function join(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''))
}

function moved(lines: readonly string[], from: number, to: number): string[] {
  const rest = lines.toSpliced(from, 1)
  return rest.toSpliced(to, 0, lines[from]!)
}
