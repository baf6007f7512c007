import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigurationError } from '@risiti/core'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { fiscalised, found, LaneBench, PROBLEM, type Script } from '../support/lane.js'

let bench: LaneBench

afterEach(() => bench.close())

const all = (status: string) => (documents: readonly { status: string }[]) =>
  documents.every((document) => document.status === status)

/** Fails the first writes of this name, as a full disk would. */
function failing(name: string, times: number) {
  let left = times
  return (store: Store<GatewayTransactions>): Store<GatewayTransactions> => ({
    ...store,
    write: (transaction, input) =>
      transaction === name && left-- > 0
        ? Promise.reject(new Error('database or disk is full'))
        : store.write(transaction, input),
  })
}

describe('a lane', () => {
  it('looks a document up whose outcome could not be recorded, and does not send it again', async () => {
    const sent: string[] = []
    const script: Script = {
      send: async (text) => {
        sent.push(text)
        return fiscalised(text)
      },
    }
    bench = await LaneBench.open(script, { leaseMs: 60_000 }, failing('settleDocument', 2))
    await bench.accept()
    await bench.until(all('fiscalised'))
    expect(sent).toEqual(['doc_1'])
  })

  it('is told of every document, however they come', async () => {
    bench = await LaneBench.open({})
    for (let round = 0; round < 60; round++) {
      await bench.accept(1 + (round % 4))
      if (round % 3 === 0) await sleep(round % 7)
    }
    await bench.until(all('fiscalised'))
  })

  it('puts a document aside that cannot be written, and goes on with the next', async () => {
    const prepare: Script['prepare'] = ({ id }) => {
      if (id === 'doc_1') throw new TypeError('a mistake of ours')
      return id
    }
    bench = await LaneBench.open({ prepare })
    await bench.accept(3)
    const documents = await bench.until(([, ...others]) => all('fiscalised')(others))
    expect(documents[0]).toMatchObject({ status: 'needs_attention', tries: 0 })
  })

  it('neither spins nor stops when sending fails in a way that must not be', async () => {
    let sends = 0
    const send: Script['send'] = async (text) => {
      if (text !== 'doc_1') return fiscalised(text)
      sends++
      throw new TypeError('a mistake of ours')
    }
    const find: Script['find'] = async () => ({ kind: 'absent' })
    bench = await LaneBench.open({ send, find }, { timeoutMs: 100, settleMs: 50 })
    const startedAt = performance.now()
    await bench.accept(3)
    await bench.until(([, ...others]) => all('fiscalised')(others))
    await sleep(600)
    expect(sends).toBeGreaterThan(0)
    // From one to the next both times pass.
    expect(sends).toBeLessThanOrEqual(1 + (performance.now() - startedAt) / 150)
  })

  it('sends new documents while many are in doubt whose look-ups fail', async () => {
    const find: Script['find'] = async () => {
      await sleep(50)
      return { kind: 'unknown', problem: PROBLEM }
    }
    let lost = 40
    const send: Script['send'] = async (text) =>
      lost-- > 0 ? { kind: 'in_doubt', problem: PROBLEM } : fiscalised(text)
    bench = await LaneBench.open({ send, find }, { retryMs: 1 })
    await bench.accept(40)
    await bench.until(all('in_doubt'))
    await bench.accept(5)
    await bench.until((documents) => all('fiscalised')(documents.slice(40)), 2500)
  })

  it('sends again only when nothing can arrive any more, counted from the end of the last attempt', async () => {
    const ends: number[] = []
    const starts: number[] = []
    const send: Script['send'] = async (text) => {
      starts.push(Date.now())
      if (starts.length > 2) return fiscalised(text)
      // Signing in took so long that the request left late.
      await sleep(starts.length === 1 ? 250 : 0)
      ends.push(Date.now())
      return { kind: 'in_doubt', problem: PROBLEM }
    }
    const find: Script['find'] = async () => ({ kind: 'absent' })
    bench = await LaneBench.open({ send, find }, { timeoutMs: 100, settleMs: 150 })
    await bench.accept()
    await bench.until(all('fiscalised'))
    expect(starts[1]! - ends[0]!).toBeGreaterThanOrEqual(150)
    // The attempt counts from when it was recorded, which is a little before it leaves.
    expect(starts[2]! - starts[1]!).toBeGreaterThanOrEqual(200)
  })

  it('never sends again what the authority says exists, also when the look-up does not find it', async () => {
    let sends = 0
    let lookups = 0
    const send: Script['send'] = async () => {
      sends++
      return { kind: 'exists', problem: PROBLEM }
    }
    const find: Script['find'] = async ({ id }) => (++lookups < 4 ? { kind: 'absent' } : found(id))
    bench = await LaneBench.open({ send, find }, { timeoutMs: 20, settleMs: 10, retryMs: 20 })
    await bench.accept()
    await bench.until(all('fiscalised'))
    expect(sends).toBe(1)
  })

  it('says on the document why its device does not open, and sends it when it does', async () => {
    let broken = true
    const open = () => {
      if (broken) throw new ConfigurationError({ code: 'key-unreadable', message: 'm', cause: 'c', fix: 'f' })
    }
    bench = await LaneBench.open({ open })
    await bench.accept()
    const [document] = await bench.until(([first]) => first!.problem !== undefined)
    expect(document).toMatchObject({ status: 'queued', problem: { code: 'key-unreadable' } })
    broken = false
    await bench.until(all('fiscalised'))
  })

  it('writes nothing when it wakes up late and another has taken it', async () => {
    let arrived = () => {}
    const underWay = new Promise<void>((resolve) => {
      arrived = resolve
    })
    let wakeUp = () => {}
    const paused = new Promise<void>((resolve) => {
      wakeUp = resolve
    })
    const send: Script['send'] = async () => {
      arrived()
      await paused
      return { kind: 'rejected', problem: PROBLEM }
    }
    bench = await LaneBench.open({ send, find: async ({ id }) => found(id, ['buyer']) })
    await bench.accept()
    await underWay
    await bench.steal()
    expect(await bench.documents()).toMatchObject([{ status: 'in_doubt' }])
    wakeUp()
    const [document] = await bench.until(([first]) => first!.status !== 'in_doubt')
    expect(document).toMatchObject({ status: 'needs_attention', problem: { code: 'found-but-different' } })
  })

  it('stops at once while it waits to try again', async () => {
    bench = await LaneBench.open({ ready: () => Promise.reject(new Error('down')) }, { retryMs: 60_000 })
    await bench.accept()
    await bench.until(([first]) => first!.problem !== undefined)
    const started = performance.now()
    await bench.stop()
    expect(performance.now() - started).toBeLessThan(500)
  })
})
