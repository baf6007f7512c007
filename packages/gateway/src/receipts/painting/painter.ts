import { Worker } from 'node:worker_threads'
import { PictureTooLongError } from '../paper/picture-too-long.js'
import type { Painted, Painting } from './job.js'

/** Receipts that wait to be drawn at most: about as many as are drawn in a few seconds. */
const MOST_WAITING = 100

/** What a receipt in hand takes is bounded, so that its rubbish need not be. */
const MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 }

/** Too many receipts wait to be drawn. */
export class PainterBusyError extends Error {
  override readonly name = 'PainterBusyError'
}

interface Waiting {
  readonly painting: Painting
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/**
 * Draws receipts in a thread of its own, one after the other: a picture takes as long as hundreds of sales, and nobody who sells waits for
 * it. The thread is started with the first receipt.
 */
export class Painter {
  readonly #waiting: Waiting[] = []
  readonly #mostWaiting: number
  #thread: Worker | undefined
  #inHand: Waiting | undefined
  #closed = false

  constructor(mostWaiting = MOST_WAITING) {
    this.#mostWaiting = mostWaiting
  }

  /** Draws a receipt. @throws PictureTooLongError @throws PainterBusyError when too many wait already. */
  paint(painting: Painting): Promise<Uint8Array> {
    if (this.#closed || this.#waiting.length >= this.#mostWaiting)
      return Promise.reject(new PainterBusyError('too many receipts wait to be drawn'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ painting, resolve, reject })
      this.#next()
    })
  }

  /** Ends the thread; what is not drawn by then is not drawn any more. */
  async close(): Promise<void> {
    this.#closed = true
    const thread = this.#thread
    this.#leave(new Error('the gateway stops'))
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the gateway stops'))
    await thread?.terminate()
  }

  #next(): void {
    if (this.#inHand || this.#closed) return
    this.#inHand = this.#waiting.shift()
    if (!this.#inHand) {
      this.#thread?.unref()
      return
    }
    this.#thread ??= this.#start()
    this.#thread.ref()
    try {
      this.#thread.postMessage(this.#inHand.painting)
    } catch (error) {
      this.#done(({ reject }) => reject(error as Error))
    }
  }

  #start(): Worker {
    const thread = new Worker(new URL('./thread.js', import.meta.url), { resourceLimits: MEMORY })
    const ended = (error: Error) => {
      if (this.#thread !== thread) return
      this.#leave(error)
      this.#next()
    }
    thread.on('message', (painted: Painted) =>
      this.#done(({ resolve, reject }) => {
        if ('bytes' in painted) resolve(painted.bytes)
        else reject(errorOf(painted.error))
      }),
    )
    thread.on('error', ended)
    thread.on('exit', () => ended(new Error('the thread that draws has ended')))
    return thread
  }

  #done(tell: (waiting: Waiting) => void): void {
    const inHand = this.#inHand
    this.#inHand = undefined
    if (inHand) tell(inHand)
    this.#next()
  }

  /** The thread is gone, and with it what it had in hand; another one draws the next. */
  #leave(error: Error): void {
    this.#thread = undefined
    const inHand = this.#inHand
    this.#inHand = undefined
    inHand?.reject(error)
  }
}

function errorOf({ name, message }: { readonly name: string; readonly message: string }): Error {
  return name === 'PictureTooLongError' ? new PictureTooLongError(message) : new Error(`${name}: ${message}`)
}
