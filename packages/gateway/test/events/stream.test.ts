import { expect, it } from 'vitest'
import { EventFeed } from '#src/events/feed.js'
import { readEvents } from '#src/events/read.js'
import { tellEvents } from '#src/events/stream.js'
import { streamOf } from '#src/http/server/streamed.js'
import type { Row, Tx } from '#src/store/store.js'

/** A stream of events that is only numbers, and counts how often it is read. */
class Events {
  last = 0
  reads = 0
  fail = false
  readonly feed = new EventFeed(() => this.newest())
  readonly read = {
    get: async () => ({ position: await this.newest() }),
    all: async (_: string, account: string, after: number, upTo: number, ...rest: (string | number)[]) => {
      this.reads++
      const limit = Number(rest.at(-1))
      const rows = Array.from({ length: upTo - after }, (_, index) => rowOf(after + 1 + index))
      return rows.filter((row) => row.account === account).slice(0, limit)
    },
  } as unknown as Tx

  async newest(): Promise<number> {
    if (this.fail) throw new Error('the disk is gone')
    return this.last
  }

  add(count: number): void {
    this.last += count
    this.feed.committed()
  }
}

/** Every thousandth event is of the account `rare`. */
function rowOf(position: number): Row {
  const account = position % 1_000 === 0 ? 'rare' : 'common'
  return { position, account, device: null, document: null, kind: 'accepted', at: 0, data: '{}' }
}

const always = async () => true

function open(
  events: Events,
  { account = 'common', heartbeatMs = 60_000, stallMs = 60_000, mayStill = always } = {},
) {
  let [cuts, ends] = [0, 0]
  const stop = new AbortController()
  const { read, feed } = events
  const filter = { account }
  const told = tellEvents({ read, feed, filter, after: 0, heartbeatMs, mayStill, signal: stop.signal })
  const ended = () => {
    stop.abort()
    ends++
  }
  const stream = streamOf(told, { turn: async () => {}, stallMs, cut: () => cuts++, ended })
  const reader = stream.getReader()
  const next = async () => {
    const { value, done } = await reader.read()
    return done ? undefined : Buffer.from(value).toString()
  }
  return { next, cancel: () => reader.cancel(), counts: () => ({ cuts, ends }) }
}

it('reads no more than its reader takes', async () => {
  const events = new Events()
  events.add(10_000)
  const { next, cancel, counts } = open(events)
  expect(await next()).toBe('retry: 2000\nid: 0\n\n')
  expect(events.reads).toBe(0)
  expect((await next())!.match(/^data: /gm)).toHaveLength(100)
  events.add(10_000)
  expect(events.reads).toBe(1)
  await cancel()
  expect(counts()).toEqual({ cuts: 0, ends: 1 })
})

it('says that it is alive, and up to where there was nothing', async () => {
  const events = new Events()
  events.add(999)
  const { next, cancel } = open(events, { account: 'rare', heartbeatMs: 30 })
  await next()
  expect(await next()).toBe('id: 999\n\n')
  const coming = next()
  events.add(1)
  expect(await coming).toContain('id: 1000\ndata: {"id":"1000"')
  await cancel()
})

it('cuts off a reader that takes nothing for long, and no other', async () => {
  const events = new Events()
  const { next, cancel, counts } = open(events, { heartbeatMs: 5, stallMs: 40 })
  for (let beats = 0; beats < 20; beats++) await next()
  expect(counts()).toEqual({ cuts: 0, ends: 0 })
  await expect.poll(counts, { timeout: 5_000 }).toEqual({ cuts: 1, ends: 0 })
  await cancel()
})

it('ends once when its reader goes while it waits', async () => {
  const { next, cancel, counts } = open(new Events())
  await next()
  const waiting = next()
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, 10))
  await aMoment()
  await cancel()
  expect(await waiting).toBeUndefined()
  await aMoment()
  expect(counts()).toEqual({ cuts: 0, ends: 1 })
})

it('ends with the feed, also one that waits', async () => {
  const events = new Events()
  const { next, counts } = open(events)
  await next()
  const waiting = next()
  events.feed.close()
  expect(await waiting).toBeUndefined()
  expect(counts()).toEqual({ cuts: 0, ends: 1 })
})

it('ends when its reader may no more, also where that is said while it looks', async () => {
  const events = new Events()
  let [asked, mayStill] = [0, true]
  const { next } = open(events, {
    mayStill: async () => {
      const answer = mayStill
      if (++asked === 1) {
        mayStill = false
        events.feed.lookAgain()
      }
      return answer
    },
  })
  await next()
  expect(await next()).toBeUndefined()
  expect(asked).toBe(2)
})

it('asks once, however many follow and however often something is committed', async () => {
  const events = new Events()
  let asked = 0
  const feed = new EventFeed(async () => {
    asked++
    return events.last
  })
  const heard = Array.from({ length: 50 }, () =>
    feed.beyond({ position: 0 }, 60_000, new AbortController().signal),
  )
  await new Promise((resolve) => setTimeout(resolve, 30))
  asked = 0
  for (let commits = 0; commits < 100; commits++) feed.committed()
  events.last = 1
  expect(new Set(await Promise.all(heard))).toEqual(new Set(['event']))
  expect(asked).toBe(1)
})

it('looks for what is rare in windows, and says how far it came', async () => {
  const events = new Events()
  events.last = 450_000
  const filter = { account: 'rare' }
  const page = await readEvents(events.read, filter, 0, 3)
  expect(page).toMatchObject({ upTo: 3_000, more: true })
  const none = await readEvents(events.read, { account: 'nobody' }, 0, 3)
  expect(none).toMatchObject({ rows: [], upTo: 200_000, more: true })
  const end = await readEvents(events.read, filter, 449_500, 3)
  expect(end).toMatchObject({ rows: [{ position: 450_000 }], upTo: 450_000, more: false })
})

it('ends where the newest event cannot be read, and takes nothing else with it', async () => {
  const events = new Events()
  const { next } = open(events)
  await next()
  const waiting = next()
  await new Promise((resolve) => setImmediate(resolve))
  events.fail = true
  events.feed.committed()
  await expect(waiting).rejects.toThrow('the disk is gone')
})
