import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '#src/authorities/outcome.js'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { fiscalised, found, LaneBench, PROBLEM, type Script } from '../support/lane.js'

let bench: LaneBench

afterEach(() => bench.close())

const DEVICES = Array.from({ length: 100 }, (_, index) => `till-${index}`)
const same = (store: Store<GatewayTransactions>) => store
const all = (status: string) => (documents: readonly { status: string }[]) =>
  documents.every((document) => document.status === status)

/** Counts what lanes ask of the store. */
class Counted {
  reads = 0
  writes = 0

  readonly wrap = (store: Store<GatewayTransactions>): Store<GatewayTransactions> => ({
    close: () => store.close(),
    write: (name, input) => {
      this.writes++
      return store.write(name, input)
    },
    read: {
      get: (...query) => {
        this.reads++
        return store.read.get(...query)
      },
      all: (...query) => {
        this.reads++
        return store.read.all(...query)
      },
      run: (...query) => store.read.run(...query),
    },
  })
}

describe('the lanes of a process', () => {
  it('take turns: no device is served twice before each that waits was served once, at most 64 at a time', async () => {
    const served = new Map<string, number>()
    let [underWay, most] = [0, 0]
    const send: Script['send'] = async (text) => {
      const device = text.split('@')[1]!
      underWay++
      most = Math.max(most, underWay)
      await sleep(10)
      underWay--
      const round = (served.get(device) ?? 0) + 1
      served.set(device, round)
      if (round === 2) expect(served.size).toBe(DEVICES.length)
      return fiscalised(text)
    }
    const prepare: Script['prepare'] = ({ id, device }) => `${id}@${device}`
    bench = await LaneBench.open({ send, prepare }, {}, same, DEVICES)
    for (const device of DEVICES) await bench.accept(3, { device, wake: false })
    for (const device of DEVICES) bench.wake(device)
    await bench.until(all('fiscalised'), 20_000)
    expect(most).toBe(64)
  })

  it('ask for nothing while they have nothing to do', async () => {
    const counted = new Counted()
    bench = await LaneBench.open({}, {}, counted.wrap, DEVICES)
    for (const device of DEVICES.slice(0, 20)) await bench.accept(1, { device })
    await bench.until(all('fiscalised'))
    await sleep(100)
    const before = { ...counted }
    await sleep(400)
    expect({ ...counted }).toEqual(before)
  })

  it('are started for devices that have work, and for no other', async () => {
    const counted = new Counted()
    bench = await LaneBench.open({}, {}, counted.wrap, DEVICES)
    await bench.accept(1, { device: 'till-7', wake: false })
    const before = counted.reads
    await bench.restart()
    await sleep(200)
    expect(counted.reads - before).toBeLessThan(30)
    await bench.until(all('fiscalised'))
  })

  it('do not all run into an authority that is down, and go on when it is back', async () => {
    let isDown = true
    let calls = 0
    const send: Script['send'] = async (text): Promise<Outcome> => {
      calls++
      return isDown ? { kind: 'not_sent', problem: PROBLEM, outage: {} } : fiscalised(text)
    }
    bench = await LaneBench.open({ send }, { retryMs: 50 }, same, DEVICES)
    for (const device of DEVICES) await bench.accept(3, { device, wake: false })
    for (const device of DEVICES) bench.wake(device)
    await sleep(1500)
    // At most those that were under way when it opened, and then one for each pause: 100, 200, 400, 800 ms.
    expect(calls).toBeLessThan(64 + 10)
    isDown = false
    const documents = await bench.until(all('fiscalised'), 20_000)
    expect(documents).toHaveLength(300)
    expect(calls).toBeLessThan(300 + 64 + 15)
  })

  it('look up nothing either while the authority is down', async () => {
    let [isDown, isBack] = [false, false]
    let lookups = 0
    const send: Script['send'] = async () => ({ kind: 'in_doubt', problem: PROBLEM })
    const find: Script['find'] = async ({ id }) => {
      if (isBack) return found(id)
      if (isDown) lookups++
      return { kind: 'unknown', problem: PROBLEM, outage: isDown ? {} : undefined }
    }
    bench = await LaneBench.open({ send, find }, { retryMs: 50 }, same, DEVICES)
    for (const device of DEVICES) await bench.accept(1, { device })
    await bench.until(all('in_doubt'))
    isDown = true
    await sleep(1500)
    expect(lookups).toBeGreaterThan(5)
    expect(lookups).toBeLessThan(64 + 10)
    isBack = true
    await bench.until(all('fiscalised'))
  })
})

describe('a lane that is paused', () => {
  it('sends nothing, looks up what is in doubt, and goes on where it was', async () => {
    const sent: string[] = []
    let isFound = false
    const send: Script['send'] = async (text) => {
      sent.push(text)
      return text === 'doc_1' ? { kind: 'in_doubt', problem: PROBLEM } : fiscalised(text)
    }
    const find: Script['find'] = async ({ id }) =>
      isFound ? found(id) : { kind: 'unknown', problem: PROBLEM }
    const script = { send, find }
    bench = await LaneBench.open(script, { retryMs: 20 })
    await bench.accept()
    await bench.until(all('in_doubt'))
    await bench.pause(true)
    await bench.accept(2)
    isFound = true
    await bench.until(([first]) => first!.status === 'fiscalised')
    await sleep(100)
    expect(sent).toEqual(['doc_1'])
    expect(await bench.health(script)).toMatchObject({ queued: 2, inDoubt: 0, blocked: null })
    await bench.pause(false)
    await bench.until(all('fiscalised'))
    expect(sent).toEqual(['doc_1', 'doc_2', 'doc_3'])
  })
})

describe('a lane whose device asks for a pause between documents', () => {
  it('keeps to it', async () => {
    const sentAt: number[] = []
    const send: Script['send'] = async (text) => {
      sentAt.push(Date.now())
      return fiscalised(text)
    }
    bench = await LaneBench.open({ send }, {}, same, [])
    const device = { account: 'default', authority: 'efris', environment: 'local', settings: '{}' }
    const facts = { ...device, secrets: new Uint8Array(), now: 0 }
    await bench.store.write('addDevice', { ...facts, id: 'slow', spacingMs: 150 })
    await bench.accept(4, { device: 'slow' })
    await bench.until(all('fiscalised'))
    // A document's text is written within its time, which is not always the same.
    expect(sentAt.at(-1)! - sentAt[0]!).toBeGreaterThanOrEqual(3 * 150 - 100)
  })
})

describe.each([
  { what: 'without gaps', blockedBy: ['in_doubt', 'needs_attention'] as const },
  { what: 'that repeats', blockedBy: ['in_doubt'] as const },
  { what: 'of any order', blockedBy: [] as const },
])('a channel $what', ({ blockedBy }) => {
  it('sends nothing newer while a document with a number stands so, and says why', async () => {
    let finding = 'unknown'
    const send: Script['send'] = async (text) =>
      text === 'doc_1' ? { kind: 'in_doubt', problem: PROBLEM } : fiscalised(text)
    const find: Script['find'] = async () =>
      finding === 'unknown' ? { kind: 'unknown', problem: PROBLEM } : { kind: 'hidden', problem: PROBLEM }
    const script = { sequence: 'number', blockedBy, send, find }
    bench = await LaneBench.open(script, { retryMs: 20 })
    await bench.accept(2)
    for (const status of ['in_doubt', 'needs_attention'] as const) {
      const isBlocked = (blockedBy as readonly string[]).includes(status)
      await bench.until(([first]) => first!.status === status)
      if (isBlocked) await sleep(150)
      else await bench.until(([, second]) => second!.status === 'fiscalised')
      expect((await bench.documents())[1]!.status).toBe(isBlocked ? 'queued' : 'fiscalised')
      const { blocked } = await bench.health(script)
      expect(blocked?.document).toBe(isBlocked ? 'doc_1' : undefined)
      if (blocked) expect(Date.parse(blocked.since)).toBeLessThanOrEqual(Date.now())
      if (blocked && status === 'needs_attention')
        expect(blocked.ends).toContain('/v1/documents/doc_1/resolve')
      finding = 'other'
    }
  })
})
