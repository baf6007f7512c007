import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Store, StoreBusyError, type Transactions } from '../store.js'
import { openReader, takeOwnership } from './driver.js'
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
 * Opens the SQLite store. The writer lives in a thread of its own, because a flush to disk blocks whoever waits for it.
 * @param transactionsModule URL of the module that exports `transactions`; it is loaded in that thread.
 * @param onCommit told after each commit how many transactions shared it.
 */
export async function openSqliteStore<Known extends Transactions>(
  file: string,
  transactionsModule: URL,
  onCommit: (transactions: number) => void = () => {},
): Promise<Store<Known>> {
  const ownership = takeOwnership(file)
  const worker = new Worker(new URL('./writer.js', import.meta.url), {
    workerData: { file, transactionsModule: transactionsModule.href },
  })
  try {
    await once(worker, 'message')
  } catch (error) {
    ownership.release()
    throw error
  }
  const queue = new WriteQueue(worker, onCommit)
  const reader = openReader(file)
  return {
    write: (name, input) => queue.add(name, input) as never,
    read: reader,
    close: async () => {
      await queue.close()
      reader.close()
      ownership.release()
    },
  }
}

/** Hands jobs to the writer: one batch at a time, so that what arrives during a commit shares the next. */
class WriteQueue {
  readonly #worker: Worker
  readonly #onCommit: (transactions: number) => void
  readonly #waiting: Waiting[] = []
  #inFlight: Waiting[] = []
  #nextId = 1
  #failure: Error | undefined

  constructor(worker: Worker, onCommit: (transactions: number) => void) {
    this.#worker = worker
    this.#onCommit = onCommit
    worker.on('message', (results: JobResult[]) => this.#settle(results))
    worker.on('error', (error) => this.#fail(error))
    worker.on('exit', () => this.#fail(new Error('The database writer has stopped.')))
  }

  add(name: string, input: unknown): Promise<unknown> {
    if (this.#failure) return Promise.reject(this.#failure)
    if (this.#waiting.length >= MAX_WAITING)
      return Promise.reject(new StoreBusyError('too many writes are waiting'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: this.#nextId++, name, input, resolve, reject })
      // After this turn of the event loop, so that what arrived together shares a commit.
      if (this.#waiting.length === 1) setImmediate(() => this.#send())
    })
  }

  async close(): Promise<void> {
    while (this.#inFlight.length > 0 || this.#waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    if (this.#failure) return
    const exit = once(this.#worker, 'exit')
    this.#worker.postMessage('close')
    await exit
  }

  #send(): void {
    if (this.#inFlight.length > 0 || this.#waiting.length === 0) return
    this.#inFlight = this.#waiting.splice(0, BATCH)
    this.#worker.postMessage(this.#inFlight.map(({ id, name, input }) => ({ id, name, input })))
  }

  #settle(results: JobResult[]): void {
    const jobs = this.#inFlight
    this.#inFlight = []
    this.#send()
    this.#onCommit(jobs.length)
    results.forEach((result, index) => {
      const job = jobs[index]!
      if ('error' in result) job.reject(new Error(result.error))
      else job.resolve(result.value)
    })
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const job of [...this.#inFlight, ...this.#waiting]) job.reject(this.#failure)
    this.#inFlight = []
    this.#waiting.length = 0
  }
}
