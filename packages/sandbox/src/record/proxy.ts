import { createServer } from 'node:http'
import { Agent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { ConfigurationError } from '@risiti/core'
import { Passage } from './passage.js'
import type { Passed } from './recorder.js'

export interface ProxyOptions {
  /** The origin of the server that is recorded. */
  readonly target: URL
  /** 0 takes any that is free. */
  readonly port: number
  /** The certificate to trust, instead of those that the machine trusts (PEM). */
  readonly ca?: string | undefined
  /** Told of each call when it ended. */
  readonly onPassed: (passed: Passed) => void
  readonly now?: () => Date
}

/** What stands between a client and a server. */
export interface Proxy {
  readonly url: string
  close(): Promise<void>
}

/**
 * Listens on this machine and hands every call on to the target, whose certificate must be good.
 * @throws ConfigurationError when the port cannot be had.
 */
export async function openProxy({ target, port, ca, onPassed, now = timeNow }: ProxyOptions): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) })
  let number = 0
  const server = createServer((request, response) => {
    number++
    new Passage(request, response, { target, agent, number, now, onPassed }).begin()
  })
  const listening = new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  await listening.catch((error: Error) => {
    throw cannotListen(port, error)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      agent.destroy()
    },
  }
}

function timeNow(): Date {
  return new Date()
}

function cannotListen(port: number, cause: Error): ConfigurationError {
  return new ConfigurationError({
    code: 'recorder-cannot-listen',
    message: `The recorder cannot listen on port ${port}.`,
    cause,
    fix: 'Stop what uses the port, or choose another one with --port; 0 takes any that is free.',
  })
}
