import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '#src/authorities/outcome.js'
import { fiscalised, found, LaneBench, PROBLEM, type Script } from '../support/lane.js'

let bench: LaneBench

afterEach(() => bench.close())

const QUICK = { timeoutMs: 20, settleMs: 5, retryMs: 2 }

/** An authority that numbers by the seller's own sequence, and does with each attempt what it is told. */
class NumberedAuthority implements Script {
  readonly sequence = 'number'
  readonly books = new Map<number, string>()
  readonly fates: (id: string, attempt: number) => string
  readonly #attempts = new Map<string, number>()

  constructor(fates: (id: string, attempt: number) => string) {
    this.fates = fates
  }

  prepare = ({ id }: { id: string }, number: number | undefined) => JSON.stringify({ id, number })

  send = async (text: string): Promise<Outcome> => {
    const { id, number } = JSON.parse(text) as { id: string; number: number }
    const attempt = (this.#attempts.get(id) ?? 0) + 1
    this.#attempts.set(id, attempt)
    const fate = this.fates(id, attempt)
    if (fate === 'not_sent' || fate === 'rejected') return { kind: fate, problem: PROBLEM }
    if (fate === 'lost-before') return { kind: 'in_doubt', problem: PROBLEM }
    const expected = Math.max(0, ...this.books.keys()) + 1
    if (fate === 'strict' && number !== expected) return { kind: 'misnumbered', expected, problem: PROBLEM }
    if (this.books.has(number)) return { kind: 'exists', problem: PROBLEM }
    this.books.set(number, id)
    return fate === 'lost-after' ? { kind: 'in_doubt', problem: PROBLEM } : fiscalised(String(number))
  }

  /** What there is of a document, by the fiscal numbers that it got. */
  list: NonNullable<Script['search']> = async ({ id }) => ({
    kind: 'searched',
    alike: [...this.books].filter(([, holder]) => holder === id).map(([number]) => String(number)),
    next: Math.max(0, ...this.books.keys()) + 1,
  })

  find: NonNullable<Script['find']> = async ({ id, sequence }) => {
    const holder = this.books.get(sequence!)
    if (holder === undefined) return { kind: 'absent' }
    return found(String(sequence), holder === id ? [] : ['total'])
  }
}

const settled = (documents: readonly { status: string }[]) =>
  documents.every(({ status }) => ['fiscalised', 'rejected', 'needs_attention'].includes(status))

describe('the numbers of a device', () => {
  it.each([
    { what: 'a rejection gives its number to the next', fates: { doc_2: 'rejected' }, numbers: [1, null, 2] },
    { what: 'a sale that was not sent keeps its number', fates: { doc_2: 'not_sent' }, numbers: [1, 2, 3] },
    { what: 'a sale in doubt keeps its number', fates: { doc_2: 'lost-after' }, numbers: [1, 2, 3] },
    { what: 'an absent sale is sent with its number', fates: { doc_2: 'lost-before' }, numbers: [1, 2, 3] },
  ])('$what', async ({ fates, numbers }) => {
    const known = fates as Record<string, string>
    const authority = new NumberedAuthority((id, attempt) => (attempt === 1 && known[id]) || 'stored')
    bench = await LaneBench.open(authority, QUICK)
    await bench.accept(3)
    const documents = await bench.until(settled)
    expect(documents.map(({ sequence }) => sequence ?? null)).toEqual(numbers)
    expect(authority.books.size).toBe(numbers.filter((number) => number !== null).length)
  })

  it('goes on behind a number that another document has, when nothing there is like it', async () => {
    const authority = new NumberedAuthority(() => 'stored')
    authority.books.set(2, 'a document of another program')
    bench = await LaneBench.open(Object.assign(authority, { search: authority.list, renumbers: true }), QUICK)
    await bench.accept(4)
    const documents = await bench.until(settled)
    expect(documents.map(({ status }) => status)).toEqual(Array(4).fill('fiscalised'))
    expect(documents.map(({ sequence }) => sequence)).toEqual([1, 3, 4, 5])
  })

  it('leaves every sale of that time to a person where nobody can tell what has the number', async () => {
    const authority = new NumberedAuthority(() => 'stored')
    authority.books.set(2, 'a document of another program')
    bench = await LaneBench.open(authority, QUICK)
    await bench.accept(4)
    const documents = await bench.until(settled)
    expect(documents.map(({ status, problem }) => problem?.code ?? status)).toEqual([
      'fiscalised',
      'found-but-different',
      'perhaps-recorded',
      'perhaps-recorded',
    ])
    expect(authority.books.size).toBe(2)
  })

  it('leaves a sale to a person that may be there from before a restore, and sends the others', async () => {
    const authority = new NumberedAuthority(() => 'stored')
    for (const [number, id] of [
      [1, 'doc_3'],
      [2, 'doc_2'],
    ] as const)
      authority.books.set(number, id)
    bench = await LaneBench.open(Object.assign(authority, { search: authority.list, renumbers: true }), QUICK)
    await bench.accept(5)
    const documents = await bench.until(settled)
    expect(documents.map(({ status, problem }) => problem?.code ?? status)).toEqual([
      'fiscalised',
      'perhaps-recorded',
      'perhaps-recorded',
      'fiscalised',
      'fiscalised',
    ])
    expect([...authority.books.values()].sort()).toEqual(['doc_1', 'doc_2', 'doc_3', 'doc_4', 'doc_5'])
  })

  it('go back over one that a person gave up, and stay while a document may have it', async () => {
    const authority = new NumberedAuthority((id) => (id === 'doc_1' ? 'lost-before' : 'strict'))
    const hidden: Script['find'] = async () => ({ kind: 'hidden', problem: PROBLEM })
    bench = await LaneBench.open(Object.assign(authority, { find: hidden }), QUICK)
    const [first] = await bench.accept(2)
    // It is tried again and again: looked at between two tries.
    const [, second] = await bench.until(([, each]) => each!.status === 'queued' && each!.tries > 2)
    expect(second).toMatchObject({ problem: expect.anything(), sequence: 2 })
    const resolution = { decision: 'cancel', reason: 'test' } as const
    const decided = { fiscal: null, conflict: null, takesNewNumber: false, now: Date.now(), revision: 1 }
    await bench.store.write('resolveDocument', {
      tries: 1,
      account: 'default',
      document: first!,
      resolution,
      ...decided,
    })
    bench.wake()
    const documents = await bench.until(([, second]) => second!.status === 'fiscalised')
    expect(documents[1]!.sequence).toBe(1)
    expect([...authority.books]).toEqual([[1, 'doc_2']])
  })

  it.each([
    { what: 'of this sale, whose answer was lost', fate: 'lost-after', taken: [], numbers: [1, 2] },
    { what: 'of another program', fate: 'strict', taken: [1, 2, 3], numbers: [4, 5] },
  ])('find out, when a higher one is expected, that it is $what', async ({ fate, taken, numbers }) => {
    const authority = new NumberedAuthority((id, attempt) =>
      id === 'doc_1' && attempt === 1 ? fate : 'strict',
    )
    for (const number of taken) authority.books.set(number, 'a document of another program')
    bench = await LaneBench.open(Object.assign(authority, { search: authority.list, renumbers: true }), QUICK)
    await bench.accept(2)
    const documents = await bench.until(settled)
    expect(documents.map(({ status }) => status)).toEqual(['fiscalised', 'fiscalised'])
    expect(documents.map(({ sequence }) => sequence)).toEqual(numbers)
  })

  it.each([1, 2, 3])(
    'are never shared, whatever happens and however often it restarts (seed %i)',
    async (seed) => {
      let state = seed
      const draw = () => {
        state = (state * 1_103_515_245 + 12_345) % 2 ** 31
        return state / 2 ** 31
      }
      const fates = ['stored', 'stored', 'rejected', 'not_sent', 'lost-before', 'lost-after']
      const authority = new NumberedAuthority(() => fates[Math.floor(draw() * fates.length)]!)
      bench = await LaneBench.open(authority, QUICK)
      for (let round = 0; round < 4; round++) {
        await bench.accept(10)
        await bench.restart()
      }
      const documents = await bench.until(settled, 15_000)
      const fiscal = documents.filter(({ status }) => status === 'fiscalised')
      const held = [...authority.books].map(([number, id]) => `${number} ${id}`).sort()
      expect(fiscal.map(({ id, sequence }) => `${sequence} ${id}`).sort()).toEqual(held)
      expect(documents.some(({ status }) => status === 'needs_attention')).toBe(false)
      expect(documents).toHaveLength(40)
    },
  )
})
