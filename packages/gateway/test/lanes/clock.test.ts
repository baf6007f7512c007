import { afterEach, describe, expect, it } from 'vitest'
import { steadyFrom, trustedTime } from '#src/lanes/steady.js'
import { fiscalised, LaneBench, PROBLEM, type Script } from '../support/lane.js'
import { TIMING } from '../support/processes.js'

const DAY_MS = 24 * 60 * 60_000

const JUMPS = [
  { way: 'back', jump: -DAY_MS },
  { way: 'ahead', jump: DAY_MS },
]

let bench: LaneBench

const done = (documents: readonly { status: string }[]) =>
  documents.every(({ status }) => status === 'fiscalised')

describe.each(JUMPS)('a lane whose time of day is set $way by a day', ({ jump }) => {
  afterEach(() => bench.close())

  it('sends what waits for its next try when it would have', async () => {
    let sends = 0
    const script: Script = {
      send: async (text) => {
        if (++sends > 1) return fiscalised(text)
        bench.setClock(jump)
        return { kind: 'not_sent', problem: PROBLEM }
      },
    }
    bench = await LaneBench.open(script)
    await bench.accept(2)
    await bench.until(done)
    expect(sends).toBe(3)
  })

  it.each(['goes on', 'starts anew'])(
    'sends again what is absent neither before it is proved, nor much later, when it %s',
    async (afterwards) => {
      const at: number[] = []
      const script: Script = {
        send: async (text) => {
          at.push(performance.now())
          if (at.length > 1) return fiscalised(text)
          bench.setClock(jump)
          return { kind: 'in_doubt', problem: PROBLEM }
        },
        find: async () => ({ kind: 'absent' }),
      }
      bench = await LaneBench.open(script)
      await bench.accept()
      await bench.until(([document]) => document!.status === 'in_doubt')
      if (afterwards === 'starts anew') await bench.restart()
      await bench.until(done)
      expect(at[1]! - at[0]!).toBeGreaterThan(TIMING.timeoutMs)
    },
  )
})

describe('a gateway that is started again and again while a document is in doubt', () => {
  afterEach(() => bench.close())

  it('has as long to wait each time as was left, whatever the time of day', async () => {
    const lose: Script['send'] = async () => ({ kind: 'in_doubt', problem: PROBLEM })
    bench = await LaneBench.open({ send: lose, find: async () => ({ kind: 'unknown', problem: PROBLEM }) })
    await bench.accept()
    await bench.until(([document]) => document!.status === 'in_doubt')
    await bench.stop()
    const { leaseMs, timeoutMs, settleMs } = TIMING
    const left: number[] = []
    for (const days of [0, 3, 3, 1]) {
      const { steadyFrom } = await bench.store.write('recoverLanes', {
        now: Date.now() + days * DAY_MS,
        leaseMs,
      })
      const row = await bench.store.read.get('SELECT max(quiet_at) AS at FROM attempts')
      left.push(Number(row!.at) - steadyFrom)
    }
    expect(left[0]).toBeGreaterThan(0)
    expect(left[0]).toBeLessThanOrEqual(timeoutMs + settleMs)
    expect(left).toEqual(left.map(() => left[0]))
  })
})

describe('the time that documents are held to', () => {
  it('is that of the day until it was set: then the authority judges', () => {
    let elapsedMs = 0
    let now = Date.parse('2026-11-29T07:00:00Z')
    const clock = { now: () => new Date(now) }
    const steady = steadyFrom(now, () => elapsedMs)
    now += 2 * DAY_MS
    elapsedMs += 2 * DAY_MS
    expect(trustedTime(clock, steady)).toEqual(new Date(now))
    for (const { jump } of JUMPS) {
      now += jump
      expect(trustedTime(clock, steady)).toBeUndefined()
      now -= jump
    }
  })
})
