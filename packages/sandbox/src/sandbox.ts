import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigurationError } from '@risiti/core'
import type { Books } from './books.js'
import type { SandboxClock } from './clock.js'
import { type Coverage, listCoverage } from './control/coverage.js'
import { type LedgerEntry, listDocuments } from './control/ledger.js'
import { listTaxpayers, type Taxpayers } from './control/taxpayers.js'
import type { Faults } from './faults.js'
import type { Exchange } from './journal.js'
import { createService } from './serve.js'

/** A sandbox that listens, and what the control interface offers as plain methods. */
export class Sandbox {
  readonly url: string
  readonly port: number
  /** Everything it knows. */
  readonly books: Books
  readonly #server: Server

  private constructor(server: Server, host: string, books: Books) {
    this.port = (server.address() as AddressInfo).port
    this.url = `http://${host.includes(':') ? `[${host}]` : host}:${this.port}`
    this.books = books
    this.#server = server
  }

  /** Opens a listener over a set of books. @throws ConfigurationError when the port cannot be had. */
  static async listen(books: Books, port: number, host: string): Promise<Sandbox> {
    const service = createService(books)
    const server = createServer((request, response) => void service(request, response))
    // Idle connections are kept for long: a reset should come from a fault, not from a timer.
    server.keepAliveTimeout = 60_000
    await new Promise<void>((resolve, reject) => {
      server.on('error', (error) => reject(cannotListen(port, host, error)))
      server.listen(port, host, resolve)
    })
    return new Sandbox(server, host, books)
  }

  get clock(): SandboxClock {
    return this.books.clock
  }

  /** `add` arms a fault, `clear` disarms all. */
  get faults(): Faults {
    return this.books.faults
  }

  /** Who may call, with keys and goods. */
  taxpayers(): Taxpayers {
    return listTaxpayers(this.books)
  }

  /** The fiscal documents that the authorities hold. */
  ledger(): { readonly documents: readonly LedgerEntry[] } {
    return listDocuments(this.books)
  }

  /** The last calls, decrypted, newest last. */
  journal(): readonly Exchange[] {
    return this.books.journal.list()
  }

  /** Every operation, and how far it is simulated. */
  coverage(): { readonly operations: readonly Coverage[] } {
    return listCoverage()
  }

  /** Forgets everything but keys and clock, and starts again from a seed. */
  reset(seed?: string): void {
    this.books.reset(seed)
  }

  /** Stops listening and breaks what is open. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }
}

function cannotListen(port: number, host: string, cause: Error): ConfigurationError {
  return new ConfigurationError({
    code: 'sandbox-cannot-listen',
    message: `The sandbox cannot listen on ${host}:${port}.`,
    cause,
    fix: 'Stop what uses the port, or choose another one; 0 takes any that is free.',
  })
}
