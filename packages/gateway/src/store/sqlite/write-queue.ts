import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { StoreBusyError, StoreFailedError } from '../store.js'
import type { Job, JobResult } from './writer.js'

/** Most jobs that share one commit. */
const BATCH = 128

/** Most jobs that may wait. Beyond it callers are told to come back, before memory grows. */
const MAX_WAITING = 10_000

interface Waiting extends Job {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * Hands jobs to the writer: one batch at a time, so that what arrives during a commit shares the next. A writer that
 * dies is replaced when the next job comes; what it had in hand fails, for nobody knows whether it was committed.
 */
export class WriteQueue {
  readonly #startWriter: () => Promise<Worker>
  readonly #onCommit: (transactions: number) => void
  readonly #waiting: Waiting[] = []
  #worker: Worker | undefined
  #starting: Promise<void> | undefined
  #inFlight: Waiting[] = []
  #nextId = 1
  #closed = false

  constructor(startWriter: () => Promise<Worker>, onCommit: (transactions: number) => void) {
    this.#startWriter = startWriter
    this.#onCommit = onCommit
  }

  /** Starts the writer. @throws Error when the database cannot be opened. */
  open(): Promise<void> {
    this.#starting ??= this.#startWriter()
      .then((worker) => this.#attach(worker))
      .finally(() => {
        this.#starting = undefined
      })
    return this.#starting
  }

  add(name: string, input: unknown): Promise<unknown> {
    if (this.#closed) return Promise.reject(failure('The database is closed.'))
    if (this.#waiting.length >= MAX_WAITING)
      return Promise.reject(new StoreBusyError('too many writes are waiting'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: this.#nextId++, name, input, resolve, reject })
      // After this turn of the event loop, so that what arrived together shares a commit.
      if (this.#waiting.length === 1) setImmediate(() => this.#send())
    })
  }

  /** Finishes what waits, then stops the writer. */
  async close(): Promise<void> {
    this.#closed = true
    while (this.#inFlight.length > 0 || this.#waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    if (!this.#worker) return
    const exit = once(this.#worker, 'exit')
    this.#worker.postMessage('close')
    await exit
  }

  #attach(worker: Worker): void {
    this.#worker = worker
    let cause = 'The database writer has stopped.'
    worker.on('message', (results: JobResult[]) => this.#settle(results))
    worker.on('error', (error) => {
      cause = `The database writer has failed: ${error.message}`
    })
    worker.once('exit', () => {
      this.#worker = undefined
      reject(this.#inFlight.splice(0), failure(cause))
      this.#send()
    })
  }

  #send(): void {
    if (this.#inFlight.length > 0 || this.#waiting.length === 0) return
    if (!this.#worker) this.#replaceWriter()
    else this.#sendTo(this.#worker)
  }

  #sendTo(worker: Worker): void {
    this.#inFlight = this.#waiting.splice(0, BATCH)
    worker.postMessage(this.#inFlight.map(({ id, name, input }) => ({ id, name, input })))
  }

  #replaceWriter(): void {
    this.open().then(
      () => this.#send(),
      (error: Error) => reject(this.#waiting.splice(0), failure(error.message)),
    )
  }

  #settle(results: JobResult[]): void {
    const jobs = this.#inFlight
    this.#inFlight = []
    this.#send()
    this.#onCommit(jobs.length)
    results.forEach((result, index) => {
      const job = jobs[index]!
      if ('error' in result) job.reject(new StoreFailedError(result.error.message, result.error))
      else job.resolve(result.value)
    })
  }
}

function reject(jobs: readonly Waiting[], error: Error): void {
  for (const job of jobs) job.reject(error)
}

function failure(message: string): StoreFailedError {
  return new StoreFailedError(message, { full: false })
}
