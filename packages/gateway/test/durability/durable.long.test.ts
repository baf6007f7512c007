import { createServer, type Server, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Api, plainSale, ugandanDevice } from '../support/api.js'
import { makePlace, TIMING } from '../support/processes.js'
import { everyAnswerWasDurable, hasStrace, readTrace, startTraced } from './trace.js'

if (!hasStrace()) {
  if (process.env.CI) throw new Error('strace is missing: CI must install it')
  process.stdout.write('durability: not observed here, because strace is not installed\n')
}

/** Accepts sales one after another under strace. @returns what was written, flushed and answered, in order */
async function observe(authority: SilentAuthority, options: { flush: boolean }) {
  // So long that the lane writes nothing of its own meanwhile.
  const place = { ...makePlace(), timing: { ...TIMING, timeoutMs: 60_000 } }
  const traceFile = join(dirname(place.databaseFile), 'trace')
  const gateway = await startTraced(place, traceFile, options)
  const api = new Api(gateway.url)
  await api.call('POST', '/v1/devices', await ugandanDevice('shop', authority.url))
  for (let i = 0; i < 5; i++) {
    const { status } = await api.sell(plainSale('shop', `D-${i}`), `durable-${i}`)
    expect(status).toBe(202)
  }
  authority.hangUp()
  await gateway.stop()
  const events = readTrace(traceFile)
  place.remove()
  return events
}

/** Takes connections and never answers. */
class SilentAuthority {
  readonly #sockets = new Set<Socket>()
  readonly #server: Server = createServer((socket) => {
    this.#sockets.add(socket.on('error', () => {}).resume())
  })

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await new Promise((resolve) => this.#server.once('listening', resolve))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`
  }

  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }
}

describe.runIf(hasStrace())('a sale that was acknowledged', () => {
  it.each([
    { build: 'the build as it is', flush: true, durable: true },
    {
      build: 'a build whose commits are not flushed, so that this test can tell',
      flush: false,
      durable: false,
    },
  ])(
    'is on disk before the answer leaves: $durable for $build',
    async ({ flush, durable }) => {
      const authority = new SilentAuthority()
      await authority.listen()
      const events = await observe(authority, { flush })
      expect(events.filter((event) => event === 'answer')).toHaveLength(5)
      expect(everyAnswerWasDurable(events)).toBe(durable)
    },
    60_000,
  )
})
