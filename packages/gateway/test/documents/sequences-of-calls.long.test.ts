import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Authority } from '#src/authorities/authority.js'
import type { Finding } from '#src/authorities/finding.js'
import type { Outcome } from '#src/authorities/outcome.js'
import { examine, examineCancellation } from '#src/documents/decide.js'
import type { DocumentRecord } from '#src/documents/record.js'
import type { Decision } from '#src/documents/resolve.js'
import { canBecome, isSettled, type Status } from '#src/documents/states.js'
import { eventsOf } from '#src/store/statements/events.js'
import { fiscalised, found, LaneBench, NOTHING_SOLD, PROBLEM, type Script } from '../support/lane.js'

const QUICK = { timeoutMs: 20, settleMs: 5, retryMs: 2 }

/** What the authority does with an attempt. */
const FATES = ['stored', 'rejected', 'not_sent', 'lost-before', 'lost-after', 'taken', 'stuck'] as const
type Fate = (typeof FATES)[number]

/** An authority that numbers by the seller's own sequence. Another program sells under the same numbers now and then. */
class SharedNumbers implements Script {
  readonly sequence = 'number'
  /** Who has a number: our document and its revision, or a stranger. */
  readonly books = new Map<number, string>()
  readonly #fates: Fate[]
  #next: Fate = 'stored'

  constructor(fates: readonly Fate[]) {
    this.#fates = [...fates]
  }

  /** From now on all goes well. */
  behave(): void {
    this.#fates.length = 0
  }

  prepare = (record: DocumentRecord, number: number | undefined) => {
    this.#next = this.#fates.shift() ?? 'stored'
    if (this.#next === 'stuck') throw new TypeError('a mistake of ours')
    return JSON.stringify({ holder: nameOf(record), number })
  }

  send = async (text: string): Promise<Outcome> => {
    const { holder, number } = JSON.parse(text) as { holder: string; number: number }
    const fate = this.#next
    if (fate === 'not_sent' || fate === 'rejected') return { kind: fate, problem: PROBLEM }
    if (fate === 'lost-before') return { kind: 'in_doubt', problem: PROBLEM }
    if (fate === 'taken' && !this.books.has(number)) this.books.set(number, `stranger ${number}`)
    if (this.books.has(number)) return { kind: 'exists', problem: PROBLEM }
    this.books.set(number, holder)
    return fate === 'lost-after' ? { kind: 'in_doubt', problem: PROBLEM } : fiscalised(String(number))
  }

  find = async (record: DocumentRecord): Promise<Finding> => this.#at(record.sequence, record)

  findByNumber = async (number: string, record: DocumentRecord) => this.#at(Number(number), record)

  #at(number: number | undefined, record: DocumentRecord): Finding {
    const holder = number === undefined ? undefined : this.books.get(number)
    if (holder === undefined) return { kind: 'absent' }
    return found(String(number), holder === nameOf(record) ? [] : ['date'])
  }
}

const nameOf = ({ id, revision }: DocumentRecord) => `${id}/${revision}`

type Call =
  | { readonly kind: 'accept' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'revise'; readonly which: number }
  | { readonly kind: 'cancel'; readonly which: number }
  | {
      readonly kind: 'resolve'
      readonly which: number
      readonly decision: Decision
      readonly number: number
      readonly insists: boolean
    }

const which = fc.nat(7)

const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'accept' } as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('revise' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('resolve' as const),
      which,
      decision: fc.constantFrom<Decision[]>('adopt', 'resend', 'cancel'),
      number: fc.integer({ min: 1, max: 8 }),
      insists: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'wait' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' } as const) },
)

const REASON = { reason: 'tried', by: 'someone' }

/** Does what a route does, with whatever the document is at that moment. */
async function perform(bench: LaneBench, authority: SharedNumbers, step: Call, turn: number): Promise<void> {
  if (step.kind === 'accept') return void (await bench.accept())
  if (step.kind === 'restart') return bench.restart()
  if (step.kind === 'wait') return void (await sleep(8))
  const documents = await bench.documents()
  const record = documents[step.which % documents.length]
  if (!record) return
  const { account, id: document, revision } = record
  const now = Date.now()
  if (step.kind === 'cancel')
    await bench.store.write('cancelDocument', { account, document, ...REASON, returns: 'number', now })
  else if (step.kind === 'revise') {
    const content = JSON.stringify({ document: { lines: [] }, calculation: NOTHING_SOLD })
    const said = { body: JSON.stringify({ turn }), content, number: `N-${turn}`, type: 'receipt' }
    await bench.store.write('reviseDocument', { account, document, revision, ...said, now })
  } else await resolve(bench, authority, step, record)
  bench.wake()
}

async function resolve(
  bench: LaneBench,
  authority: SharedNumbers,
  { decision, number, insists }: Extract<Call, { kind: 'resolve' }>,
  record: DocumentRecord,
): Promise<void> {
  if (record.status !== 'needs_attention') return
  const resolution = { decision, number: String(number), ...REASON }
  const present = { read: bench.store.read, steady: bench.steady() }
  const verdict = await (decision === 'cancel'
    ? examineCancellation(record, present)
    : examine(record, resolution, insists, {
        ...present,
        sealer: bench.sealer,
        authority: { ...authority, recovery: 'look-up' } as unknown as Authority,
      }))
  if (verdict.kind !== 'go') return
  await bench.store.write('resolveDocument', {
    account: record.account,
    document: record.id,
    revision: record.revision,
    tries: record.tries,
    resolution,
    fiscal: verdict.fiscal ? JSON.stringify(verdict.fiscal) : null,
    application: null,
    conflict: verdict.conflict ? JSON.stringify(verdict.conflict) : null,
    takesNewNumber: verdict.takesNewNumber ?? false,
    now: Date.now(),
  })
}

/** Every step of every document was one of the machine, and its events tell where it stands. */
async function expectTold(bench: LaneBench, documents: readonly DocumentRecord[]): Promise<void> {
  for (const { id, status, revision } of documents) {
    const events = (await eventsOf(bench.store.read, id, 0, 1000)).map(({ kind, data }) => ({
      kind: String(kind),
      ...(JSON.parse(String(data)) as { status: Status; revision: number }),
    }))
    expect(events[0]).toMatchObject({ kind: 'accepted', status: 'queued', revision: 1 })
    for (const [index, { status: to, kind }] of events.slice(1).entries()) {
      const by = ['revised', 'cancelled', 'resolved'].includes(kind) ? 'caller' : 'gateway'
      expect(canBecome(events[index]!.status, to, by), `${id}: ${events[index]!.status} to ${to}`).toBe(true)
    }
    expect(events.at(-1)).toMatchObject({ status, revision })
    expect(events.filter(({ kind }) => kind === 'revised')).toHaveLength(revision - 1)
  }
}

/** Each number is at the authority or with one document, and each of our documents there is one fiscal document here. */
async function expectCounted(
  bench: LaneBench,
  { books }: SharedNumbers,
  documents: readonly DocumentRecord[],
): Promise<void> {
  const held = documents.flatMap(({ sequence }) => sequence ?? [])
  expect(new Set(held).size).toBe(held.length)
  const next = Number((await bench.store.read.get('SELECT next FROM sequences'))?.next ?? 1)
  const lost = Array.from({ length: next - 1 }, (_, index) => index + 1).filter(
    (number) => !books.has(number) && !held.includes(number),
  )
  expect(lost).toEqual([])
  expect(held.every((number) => number < next)).toBe(true)

  const fiscal = documents.filter(({ status }) => status === 'fiscalised')
  const numbers = fiscal.map((record) => record.fiscal!.number)
  expect(new Set(numbers).size).toBe(numbers.length)
  const stored = [...books.values()].filter((holder) => !holder.startsWith('stranger'))
  const issued = fiscal.filter((record) => books.get(record.sequence!) === nameOf(record)).map(nameOf)
  expect(issued.sort()).toEqual(stored.sort())
}

const LIMIT_MS = process.env.RISITI_FUZZ === 'long' ? 1_200_000 : 60_000

it(
  'any sequence of calls, at any moment, keeps to the machine and neither loses nor doubles a number',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(call, { minLength: 15, maxLength: 40 }),
        fc.array(fc.constantFrom(...FATES), { maxLength: 40 }),
        async (calls, fates) => {
          const authority = new SharedNumbers(fates)
          const bench = await LaneBench.open(authority, QUICK)
          try {
            for (const [turn, step] of calls.entries()) await perform(bench, authority, step, turn)
            authority.behave()
            bench.wake()
            const documents = await bench.until((all) => all.every(({ status }) => isSettled(status)), 10_000)
            await expectTold(bench, documents)
            await expectCounted(bench, authority, documents)
          } finally {
            await bench.close()
          }
        },
      ),
      { numRuns: process.env.RISITI_FUZZ === 'long' ? 400 : 20 },
    )
  },
  LIMIT_MS,
)
