import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { clearHeap } from '#src/heap.js'
import { Recording } from '#src/lanes/recording.js'
import type { Store } from '#src/store/store.js'
import type { GatewayTransactions } from '#src/transactions.js'
import { fiscalised, found, LaneBench, type Script } from '../support/lane.js'

let bench: LaneBench | undefined

afterEach(async () => {
  await bench?.close()
  bench = undefined
})

const allFiscalised = (documents: readonly { status: string }[]) =>
  documents.every(({ status }) => status === 'fiscalised')

type Wrapped = Store<GatewayTransactions>

/** Lets something be done to the writes of outcomes. */
function outcomes(write: (store: Wrapped, input: never) => Promise<unknown>) {
  return (store: Wrapped): Wrapped => ({
    ...store,
    write: (name, input) =>
      name === 'settleDocument' ? (write(store, input as never) as never) : store.write(name, input),
  })
}

it('lets no byte of a document leave before what came of the one before is on disk', async () => {
  const said: string[] = []
  const send: Script['send'] = async (text) => {
    said.push(`sent ${text}`)
    return fiscalised(text)
  }
  const late = outcomes(async (store, input: { document: string }) => {
    const written = await store.write('settleDocument', input as never)
    await sleep(50)
    said.push(`on disk ${input.document}`)
    return written
  })
  bench = await LaneBench.open({ send }, {}, late)
  await bench.accept(4)
  await bench.until(allFiscalised)
  await bench.stop()
  const ids = ['doc_1', 'doc_2', 'doc_3', 'doc_4']
  expect(said).toEqual(ids.flatMap((id) => [`sent ${id}`, `on disk ${id}`]))
})

it('asks for an outcome and the next attempt in one go, so that they share a commit', async () => {
  let turn = 0
  const asked: [string, number][] = []
  const watched = (store: Wrapped): Wrapped => ({
    ...store,
    write: (name, input) => {
      setImmediate(() => turn++)
      if (['settleDocument', 'beginAttempt'].includes(name)) asked.push([name, turn])
      return store.write(name, input)
    },
  })
  bench = await LaneBench.open({}, {}, watched)
  await bench.accept(3, { wake: false })
  bench.wake()
  await bench.until(allFiscalised)
  expect(asked.map(([name]) => name)).toEqual([
    'beginAttempt',
    ...['settleDocument', 'beginAttempt'],
    ...['settleDocument', 'beginAttempt'],
    'settleDocument',
  ])
  for (const at of [1, 3]) expect(asked[at]![1]).toBe(asked[at + 1]![1])
})

it('looks up both where an outcome could not be recorded, and sends neither twice', async () => {
  const sent: string[] = []
  const send: Script['send'] = async (text) => {
    sent.push(text)
    return fiscalised(text)
  }
  const find: Script['find'] = async ({ id }) => (sent.includes(id) ? found(id) : { kind: 'absent' })
  let left = 1
  const failing = outcomes((store, input) =>
    left-- > 0 ? Promise.reject(new Error('database or disk is full')) : store.write('settleDocument', input),
  )
  bench = await LaneBench.open({ send, find }, { timeoutMs: 20, settleMs: 10, leaseMs: 60_000 }, failing)
  await bench.accept(3, { wake: false })
  bench.wake()
  await bench.until(allFiscalised)
  expect(sent.toSorted()).toEqual(['doc_1', 'doc_2', 'doc_3'])
})

it('is kept when the lease of the lane ran out while the authority was asked', async () => {
  const looked: string[] = []
  const send: Script['send'] = async (text) => {
    await sleep(60)
    return fiscalised(text)
  }
  const find: Script['find'] = async ({ id }) => {
    looked.push(id)
    return found(id)
  }
  bench = await LaneBench.open({ send, find }, { leaseMs: 20 })
  await bench.accept(4, { wake: false })
  bench.wake()
  const documents = await bench.until(allFiscalised)
  expect(looked).toEqual([])
  expect(documents.map(({ tries }) => tries)).toEqual([1, 1, 1, 1])
})

it('is written by itself in a moment, and once', async () => {
  let writes = 0
  const write = async () => {
    writes++
  }
  new Recording(write)
  await sleep(5)
  expect(writes).toBe(1)
  const asked = new Recording(write)
  await Promise.all([asked.written(), asked.written()])
  await sleep(5)
  expect(writes).toBe(2)
})

it('holds nothing of what it was once it is on disk, so that a lane does not hold all that it ever sent', async () => {
  const [recording, record] = recordingOfSomething()
  await recording.written()
  await sleep(1)
  clearHeap()
  expect(record.deref()).toBeUndefined()
  await recording.written()
})

function recordingOfSomething(): [Recording, WeakRef<object>] {
  const record = {}
  const write = async () => {
    await sleep(1, record)
  }
  return [new Recording(write), new WeakRef(record)]
}

it('says to everybody who waits that it could not be written', async () => {
  const recording = new Recording(() => Promise.reject(new Error('disk full')))
  await sleep(5)
  await expect(recording.written()).rejects.toThrow('disk full')
  await expect(recording.written()).rejects.toThrow('disk full')
})
