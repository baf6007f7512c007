import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '#src/authorities/outcome.js'
import { giveWithinLimits, limitPassed } from '#src/documents/offline.js'
import { fiscalised, found, issuedOffline, LaneBench, PROBLEM, type Script } from '../support/lane.js'

const DAY_MS = 24 * 60 * 60_000
const LIMITS = { documents: '3', days: 2, worth: '100.50', source: 'T103' }
const HELD = { documents: 2, worth: '100', since: 0 }

describe('what an enabler may issue', () => {
  it.each([
    ['the last document that is allowed', HELD, '0.5', 2 * DAY_MS, undefined],
    ['one document more', { ...HELD, documents: 3 }, '0', 0, 'documents'],
    ['a shilling cent more', HELD, '0.51', 0, 'worth'],
    ['a moment later', HELD, '0', 2 * DAY_MS + 1, 'days'],
    [
      'the first document, whenever',
      { documents: 0, worth: '0', since: null },
      '100.50',
      9 * DAY_MS,
      undefined,
    ],
  ] as const)('is told by the limits of T103: %s', (_what, held, worth, now, passed) => {
    expect(limitPassed(held, LIMITS, worth, now)).toBe(passed)
  })

  it('is nothing while no limits are told, and nothing that is worth nobody knows what', async () => {
    const record = { account: 'a', device: 'd', document: {}, calculation: {} } as never
    const read = { all: async () => [] } as never
    const knows = { deviceNo: 'e', limits: LIMITS, worthOf: () => '5' }
    expect(await giveWithinLimits(record, knows, read, 0)).toEqual({
      enabler: 'e',
      limits: LIMITS,
      worth: '5',
    })
    for (const enabler of [
      { ...knows, limits: undefined },
      { ...knows, worthOf: () => undefined },
    ])
      expect(await giveWithinLimits(record, enabler, read, 0)).toMatchObject({ code: 'offline-not-allowed' })
  })
})

let bench: LaneBench

afterEach(() => bench?.close())

const DOWN: Outcome = { kind: 'not_sent', problem: PROBLEM, outage: {} }

/** An authority that answers once it is `up`. */
function script(enabler: Script['enabler']) {
  const state = { up: false, atAuthority: [] as string[], atEnabler: [] as string[] }
  const scripted: Script = {
    send: async (text) => {
      if (!state.up) return DOWN
      state.atAuthority.push(text)
      return fiscalised(text)
    },
    find: async ({ id }) => (state.up ? found(id) : { kind: 'unknown', problem: PROBLEM, outage: {} }),
    enabler: {
      probe: async () => {
        if (!state.up) throw Object.assign(new (await import('@risiti/core')).TransportError(GONE))
      },
      send: async (text) => {
        state.atEnabler.push(text)
        return issuedOffline(text)
      },
      ...enabler,
    },
  }
  return { state, scripted }
}

const GONE = { code: 'refused', message: 'gone', cause: 'gone', fix: 'wait', sent: 'no' } as const

describe('a lane with an enabler', () => {
  it('gives it as many documents as are allowed, and the others to the authority in their order', async () => {
    const limits = { documents: '2', days: 1, worth: '1000', source: '' }
    const { state, scripted } = script({ limits })
    bench = await LaneBench.open(scripted)
    await bench.accept(5)
    await bench.until((all) => all.filter(({ status }) => status === 'fiscalised').length === 2)
    expect(state.atEnabler).toEqual(['doc_1', 'doc_2'])
    state.up = true
    await bench.until((all) => all.every(({ fiscal }) => fiscal?.uploaded), 15_000)
    expect(state.atAuthority).toEqual(['doc_3', 'doc_4', 'doc_5'])
    expect(state.atEnabler).toEqual(['doc_1', 'doc_2'])
  }, 20_000)

  it('counts what all devices give to one enabler, also when two do so at the same moment', async () => {
    let preparing = 0
    let bothPrepare = () => {}
    const both = new Promise<void>((resolve) => {
      bothPrepare = resolve
    })
    const { state, scripted } = script({
      limits: { documents: '3', days: 1, worth: '1000', source: '' },
      // Both have found that there is room for one more before either takes it.
      prepare: async ({ id }) => {
        if (state.atEnabler.length === 2 && ++preparing === 2) bothPrepare()
        if (state.atEnabler.length === 2) await both
        return id
      },
    })
    bench = await LaneBench.open(scripted, {}, undefined, ['shop', 'kiosk'])
    await bench.accept(2)
    await bench.until((all) => all.filter(({ status }) => status === 'fiscalised').length === 2)
    const later = [...(await bench.accept(1)), ...(await bench.accept(1, { device: 'kiosk' }))]
    await bench.until((all) => all.filter(({ status }) => status === 'fiscalised').length === 3)
    expect(preparing).toBe(2)
    state.up = true
    await bench.until((all) => all.every(({ fiscal }) => fiscal?.uploaded), 15_000)
    expect(state.atEnabler).toHaveLength(3)
    expect([...state.atEnabler.slice(2), ...state.atAuthority].sort()).toEqual(later)
  }, 20_000)

  it('puts no limit on what it cannot count: an enabler that is down leaves all to the authority', async () => {
    const { state, scripted } = script({ ready: () => Promise.reject(new Error('no enabler')) })
    bench = await LaneBench.open(scripted)
    await bench.accept(3)
    await bench.until(([first]) => first!.problem?.message === 'no enabler')
    state.up = true
    await bench.until((all) => all.every(({ status }) => status === 'fiscalised'), 15_000)
    expect(state.atAuthority).toEqual(['doc_1', 'doc_2', 'doc_3'])
  }, 20_000)

  it('says where two documents of one sale are at the authority, and goes on asking', async () => {
    const { state, scripted } = script({})
    scripted.find = async ({ id }) =>
      state.up ? found(id, ['copies']) : { kind: 'unknown', problem: PROBLEM }
    bench = await LaneBench.open(scripted)
    await bench.accept(1)
    await bench.until(([first]) => first!.status === 'fiscalised')
    state.up = true
    const [document] = await bench.until(([first]) => first!.problem !== undefined, 15_000)
    expect(document).toMatchObject({
      status: 'fiscalised',
      fiscal: { uploaded: false },
      problem: { code: 'upload-differs' },
      conflict: { differences: ['copies'] },
    })
    expect(document!.dueAt).toBeDefined()
  }, 20_000)
})
