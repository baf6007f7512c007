import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Books, ResetOptions } from './books.js'
import type { SandboxClock } from './clock.js'
import { type Coverage, listCoverage } from './control/coverage.js'
import { type LedgerEntry, listDocuments } from './control/ledger.js'
import { linkAct, listLinks, type WishedLinks } from './control/links.js'
import { listReports, type ReportList } from './control/reports.js'
import { listSnapshots, type SnapshotList } from './control/snapshots.js'
import { listTaxpayers, type Taxpayers } from './control/taxpayers.js'
import type { Exchange } from './exchange.js'
import type { Faults } from './faults.js'
import type { JournalQuery } from './journal.js'
import { type Listener, listen } from './listener.js'
import { createService } from './serve.js'
import { makeTlsIdentity, type TlsIdentity } from './tls.js'

/** How a sandbox listens besides plain HTTP. */
export interface ListenOptions {
  /** Listens with TLS too: on the next port, or on any that is free when the port is. */
  readonly tls?: boolean
  /** Listens here too, as a VSCU does on the taxpayer's machine (8088); 0 takes any that is free. */
  readonly vscuPort?: number | undefined
  /** Where QR codes lead: an address that the phones that scan them can reach. Its own without it. */
  readonly publicUrl?: string | undefined
}

/** A sandbox that listens, and what the control interface offers as plain methods. */
export class Sandbox {
  readonly url: string
  readonly port: number
  /** Where it listens with TLS, if it does. */
  readonly tlsUrl: string | undefined
  /** The certificate to trust there (PEM). It is made at the start and signed by itself. */
  readonly caPem: string | undefined
  /** Where it listens as a VSCU alone would, if it does. */
  readonly vscuUrl: string | undefined
  /** Everything it knows. */
  readonly books: Books
  readonly #listeners: readonly Listener[]
  #closing: Promise<void> | undefined

  private constructor(host: string, books: Books, { plain, secure, unit }: Listeners, publicUrl?: string) {
    this.port = plain.port
    this.url = addressOf('http', host, plain)
    this.tlsUrl = secure && addressOf('https', host, secure)
    this.caPem = secure?.cert
    this.books = books
    this.vscuUrl = unit && addressOf('http', host, unit)
    const { url, tlsUrl, vscuUrl } = this
    books.addresses = { url, tlsUrl, vscuUrl, publicUrl: publicUrl ?? url }
    this.#listeners = [plain, secure, unit].filter((each) => each !== undefined)
  }

  /** Opens a listener over a set of books, or two. @throws ConfigurationError when a port cannot be had. */
  static async listen(
    books: Books,
    port: number,
    host: string,
    { tls = false, vscuPort, publicUrl }: ListenOptions = {},
  ): Promise<Sandbox> {
    const service = createService(books)
    const answer: RequestListener = (request, response) => void service(request, response)
    const plain = await listen(createServer(answer), port, host)
    const opened: Listener[] = [plain]
    try {
      const secure = tls ? await listenSecurely(answer, port && port + 1, host) : undefined
      if (secure) opened.push(secure)
      const unit = vscuPort === undefined ? undefined : await listen(createServer(answer), vscuPort, host)
      // The first caller should not wait for it. Where it cannot be kept, whoever needs it hears of that.
      void books.keys.prepare().catch(() => {})
      return new Sandbox(host, books, { plain, secure, unit }, publicUrl)
    } catch (error) {
      await Promise.all(opened.map((each) => each.close()))
      throw error
    }
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

  /** What devices reported, and the messages that the authority would have sent. */
  reports(): ReportList {
    return listReports(this.books)
  }

  /** The last calls, decrypted, newest last; all, or those that fit a query. */
  journal(query: JournalQuery = {}): readonly Exchange[] {
    return this.books.journal.list(query).exchanges
  }

  /** Every operation, and how far it is simulated. */
  coverage(): { readonly operations: readonly Coverage[] } {
    return listCoverage()
  }

  /** Which links are up, and what waits for them. */
  links(): ReturnType<typeof listLinks> {
    return listLinks(this.books)
  }

  /** Cuts or mends the links between programs on the seller's machine and the authorities. */
  async setLinks(wished: WishedLinks): Promise<void> {
    await this.books.perform('links', linkAct(wished, this.books))
  }

  /** Forgets everything but keys and clock, and starts again from a seed. */
  reset(seed?: string, options: Omit<ResetOptions, 'seed'> = {}): void {
    this.books.reset({ ...options, seed })
  }

  /** Names the present state. A name that is taken names this state from now on. */
  takeSnapshot(name: string): void {
    this.books.takeSnapshot(name)
  }

  /** The states that have a name, oldest first. */
  snapshots(): SnapshotList['snapshots'] {
    return listSnapshots(this.books).snapshots
  }

  /** Goes back to a named state: from there the same calls get the same answers. The clock is set as it was. */
  restoreSnapshot(name: string): void {
    this.books.restoreSnapshot(name)
  }

  dropSnapshot(name: string): void {
    this.books.dropSnapshot(name)
  }

  /** Stops listening and breaks what is open. A second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await Promise.all(this.#listeners.map((each) => each.close()))
    this.books.close()
  }
}

interface Listeners {
  readonly plain: Listener
  readonly secure: SecureListener | undefined
  readonly unit: Listener | undefined
}

interface SecureListener extends Listener, Pick<TlsIdentity, 'cert'> {}

async function listenSecurely(answer: RequestListener, port: number, host: string): Promise<SecureListener> {
  const identity = await makeTlsIdentity(host)
  return { ...(await listen(createTlsServer(identity, answer), port, host)), cert: identity.cert }
}

function addressOf(scheme: 'http' | 'https', host: string, { port }: Listener): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
