import { EfrisClient } from '#src/client.js'
import type { EfrisClientOptions } from '#src/options.js'
import { devicePublicKey, keyClient } from './device-key.js'
import { FakeAuthority } from './fake-authority.js'

/** A fake authority that listens, and the clients that speak to it. */
export interface FakeWorld {
  readonly authority: FakeAuthority
  readonly origin: string
  /** A client of the test device; options say what is different. */
  connect(options?: Partial<EfrisClientOptions>): EfrisClient
  /** Closes the clients, then the authority. */
  stop(): Promise<void>
}

export async function startFakeWorld(): Promise<FakeWorld> {
  const authority = new FakeAuthority(devicePublicKey)
  const origin = await authority.start()
  const clients: EfrisClient[] = []
  return {
    authority,
    origin,
    connect(options = {}) {
      const device = { tin: '1000029771', deviceNo: '1000029771_02', keyClient, environment: origin }
      const client = new EfrisClient({ ...device, ...options })
      clients.push(client)
      return client
    },
    async stop() {
      await Promise.all(clients.map((client) => client.close()))
      await authority.stop()
    },
  }
}
