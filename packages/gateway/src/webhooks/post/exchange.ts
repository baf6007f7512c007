import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'

/** What came back. */
export interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  /** As much as was read of the body. */
  readonly beginning: Buffer
}

/** So much of an answer is read; whatever else it says is not waited for. */
const MOST_BYTES = 4096

type Controller = Dispatcher.DispatchController

/**
 * One request as undici's lowest interface reports it, which costs half of what its streams do. An answer is read on to its end where
 * that is near, so that the connection can be used again.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  #onEnd: ((end: Answer | Error) => void) | undefined
  #controller: Controller | undefined
  #ended: Error | undefined
  #status = 0
  #retryAfter: string | undefined
  #chunks: Buffer[] = []
  #size = 0

  /** @param onEnd told once: the answer; an error where none came, or it broke off. */
  constructor(onEnd: (end: Answer | Error) => void) {
    this.#onEnd = onEnd
  }

  /** Ends it, wherever it is. @param why what is told, unless the answer is there already. */
  end(why: Error): void {
    this.#ended = why
    this.#controller?.abort(why)
    this.#tell(why)
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller
    if (this.#ended) controller.abort(this.#ended)
  }

  onResponseStart(_: Controller, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status
    this.#retryAfter = headers['retry-after']
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#size += chunk.length
    if (this.#size <= MOST_BYTES) return
    this.#finish()
    controller.abort(new Error('it was long enough'))
  }

  onResponseEnd(): void {
    this.#finish()
  }

  onResponseError(_: Controller, error: Error): void {
    this.#tell(error)
  }

  #finish(): void {
    const { length } = this.#chunks
    const beginning = length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
    this.#tell({ status: this.#status, retryAfter: this.#retryAfter, beginning })
  }

  #tell(end: Answer | Error): void {
    const onEnd = this.#onEnd
    this.#onEnd = undefined
    onEnd?.(end)
  }
}
