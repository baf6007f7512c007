import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { pauseAt } from '#src/documents/poll.js'
import { fiscalised, LaneBench, type Script } from '../support/lane.js'

const [SECOND, MINUTE, DAY] = [1000, 60_000, 24 * 3_600_000]

describe('the pause before an application is asked about again', () => {
  it.each([
    [0, 2 * SECOND],
    [8 * SECOND, 2 * SECOND],
    [20 * MINUTE, 5 * MINUTE],
    [2 * 60 * MINUTE, 30 * MINUTE],
    [9 * DAY, 30 * MINUTE],
  ])('is, at an age of %i ms, %i ms on average', (age, pause) => {
    expect(pauseAt(age, 2 * SECOND, 0.5)).toBe(pause)
  })

  it('never shrinks with age, and differs by chance by a quarter at most', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.nat(30 * DAY), fc.nat(DAY), chance, chance, (age, more, a, b) => {
        expect(pauseAt(age + more, SECOND, a)).toBeGreaterThanOrEqual(pauseAt(age, SECOND, a))
        const middle = pauseAt(age, SECOND, 0.5)
        expect(Math.abs(pauseAt(age, SECOND, b) - middle)).toBeLessThanOrEqual(middle / 4 + 1)
      }),
    )
  })
})

describe('a lane with an application that nobody decides on', () => {
  let bench: LaneBench
  const calls: string[] = []

  afterEach(() => bench.close())

  const script: Script = {
    send: async (text) => {
      calls.push('send')
      return text === 'doc_1' ? { kind: 'applied', reference: 'A-1' } : fiscalised(text)
    },
    decisionOn: async () => {
      calls.push('question')
      return { kind: 'pending' }
    },
  }

  it('sends what there is to sell first, and asks in between', async () => {
    bench = await LaneBench.open(script)
    await bench.accept()
    await bench.until(() => calls.includes('question'))
    calls.length = 0
    await bench.accept(20, { wake: false })
    bench.wake()
    await bench.until((documents) => documents.slice(1).every(({ status }) => status === 'fiscalised'))
    const sales = calls.slice(calls.indexOf('send'), calls.lastIndexOf('send') + 1)
    expect(sales.filter((call) => call === 'send')).toHaveLength(20)
    // One may come due while the sales are accepted.
    expect(sales.length).toBeLessThanOrEqual(22)
    calls.length = 0
    await bench.until(() => calls.includes('question'))
    expect((await bench.documents())[0]).toMatchObject({
      status: 'awaiting_approval',
      application: { reference: 'A-1', state: 'pending' },
    })
  })

  it('does not ask while it is paused, and asks again after', async () => {
    bench = await LaneBench.open(script, { retryMs: 5 })
    await bench.accept()
    await bench.until(() => calls.includes('question'))
    await bench.pause(true)
    calls.length = 0
    // Questions would come every 10 ms.
    await sleep(200)
    expect(calls).toEqual([])
    await bench.pause(false)
    await bench.until(() => calls.includes('question'))
  })
})

describe('pausing a device', () => {
  it('is done when what was under way has ended', async () => {
    let ended = false
    const slow: Script = {
      send: async (text) => {
        await sleep(300)
        ended = true
        return fiscalised(text)
      },
    }
    const bench = await LaneBench.open(slow)
    await bench.accept()
    await bench.until(([first]) => first!.status === 'sending')
    await bench.pause(true)
    expect(ended).toBe(true)
    await bench.close()
  })
})
