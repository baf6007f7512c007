import { once } from 'node:events'
import { type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads'
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

/** The thread that writes, and the line to it. */
export interface Writer {
  readonly thread: Worker
  readonly port: MessagePort
}

/**
 * Hands jobs to the writer: one batch at a time, so that what arrives during a commit shares the next. A writer that
 * dies is replaced when the next job comes; what it had in hand fails, for nobody knows whether it was committed.
 */
export class WriteQueue {
  readonly #startWriter: () => Promise<Writer>
  readonly #onCommit: (transactions: number) => void
  readonly #waiting: Waiting[] = []
  #writer: Writer | undefined
  #starting: Promise<void> | undefined
  #inFlight: Waiting[] = []
  #nextId = 1
  #closed = false

  constructor(startWriter: () => Promise<Writer>, onCommit: (transactions: number) => void) {
    this.#startWriter = startWriter
    this.#onCommit = onCommit
  }

  /** Starts the writer. @throws Error when the database cannot be opened. */
  open(): Promise<void> {
    this.#starting ??= this.#startWriter()
      .then((writer) => this.#attach(writer))
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
      // What is asked for in one go shares a commit.
      if (this.#waiting.length === 1) queueMicrotask(() => this.#send())
      if (this.#writer) this.#receive(this.#writer)
    })
  }

  /** Finishes what waits, then stops the writer. @param beforeIt what must have ended before the writer does. */
  async close(beforeIt: () => Promise<void> = async () => {}): Promise<void> {
    this.#closed = true
    while (this.#inFlight.length > 0 || this.#waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await beforeIt()
    if (!this.#writer) return
    const { thread, port } = this.#writer
    const exit = once(thread, 'exit')
    port.postMessage('close')
    await exit
  }

  #attach(writer: Writer): void {
    const { thread, port } = writer
    this.#writer = writer
    let cause = 'The database writer has stopped.'
    port.on('message', (results: JobResult[]) => this.#settle(results))
    thread.on('error', (error) => {
      cause = `The database writer has failed: ${error.message}`
    })
    thread.once('exit', () => {
      this.#writer = undefined
      this.#receive(writer)
      reject(this.#inFlight.splice(0), failure(cause))
      this.#send()
    })
  }

  /**
   * Looks whether the writer is done, rather than wait to be told: when many requests come at once, the event loop works through all of
   * them before it tells anyone, and meanwhile the writer would idle.
   */
  #receive({ port }: Writer): void {
    if (this.#inFlight.length === 0) return
    const received = receiveMessageOnPort(port)
    if (received) this.#settle(received.message as JobResult[])
  }

  #send(): void {
    if (this.#inFlight.length > 0 || this.#waiting.length === 0) return
    if (!this.#writer) this.#replaceWriter()
    else this.#sendTo(this.#writer)
  }

  #sendTo({ port }: Writer): void {
    this.#inFlight = this.#waiting.splice(0, BATCH)
    port.postMessage(this.#inFlight.map(({ id, name, input }) => ({ id, name, input })))
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
