import { describe, expect, test } from 'vitest'
import { MemorySessionStore, type SessionKey } from '#src/session-store.js'

const key = (text: string): SessionKey => ({ aesKey: Buffer.alloc(16, text), madeAt: new Date(0) })
const always = () => true
const never = () => false

describe('the store in memory', () => {
  test('fetches once, however many ask, and keeps what came', async () => {
    const store = new MemorySessionStore()
    let fetches = 0
    const fetch = async () => {
      fetches++
      await new Promise((resolve) => setTimeout(resolve, 5))
      return key('a')
    }
    await Promise.all(Array.from({ length: 10 }, () => store.obtain('d', always, fetch)))
    await store.obtain('d', always, fetch)
    expect(fetches).toBe(1)
  })

  test('fetches anew when the kept key is not usable, and for each device apart', async () => {
    const store = new MemorySessionStore()
    await store.keep('d', key('a'))
    expect(await store.obtain('d', never, async () => key('b'))).toEqual(key('b'))
    expect(await store.obtain('e', always, async () => key('c'))).toEqual(key('c'))
    expect(await store.obtain('d', always, async () => key('x'))).toEqual(key('b'))
  })

  test('a fetch that failed is forgotten', async () => {
    const store = new MemorySessionStore()
    await expect(store.obtain('d', always, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await store.obtain('d', always, async () => key('b'))).toEqual(key('b'))
  })
})
