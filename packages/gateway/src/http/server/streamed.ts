import type { IncomingMessage } from 'node:http'
import type { Streams } from './streams.js'

/** How a stream is kept. */
export interface StreamKeeping {
  /** Waits until a piece may be made. */
  turn(): Promise<void>
  /** How long a reader may take nothing of what it was sent, in milliseconds. */
  readonly stallMs: number
  /** Cuts the connection of a reader that takes nothing. */
  cut(): void
  /** Told when the stream has ended, once, however it ended. */
  ended(): void
}

/**
 * Sends pieces as their reader takes them: none is made before the one before it was taken, and
 * each in its turn, so that others are served however many read from far back.
 * @param pieces what is sent. Told to end when its reader goes; one that waits for something must be let go by `ended`.
 */
export function streamOf(
  pieces: AsyncGenerator<string>,
  { turn, stallMs, cut, ended }: StreamKeeping,
): ReadableStream<Uint8Array> {
  let stall: NodeJS.Timeout | undefined
  let hasEnded = false
  const end = () => {
    clearTimeout(stall)
    if (hasEnded) return
    hasEnded = true
    ended()
    void pieces.return(undefined).catch(() => {})
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stall)
        await turn()
        try {
          const { value, done } = await pieces.next()
          if (!done) {
            controller.enqueue(Buffer.from(value))
            stall = setTimeout(cut, stallMs)
            return
          }
          controller.close()
        } catch (error) {
          controller.error(error)
        }
        end()
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}

/** A reader that takes nothing for so long is cut off. */
export const STALL_MS = 60_000

/** Counts a stream that answers a request of an account. @throws Problem when too many are followed. @returns with a signal that its reader has gone. */
export function keepStream(
  streams: Streams,
  account: string,
  request: IncomingMessage,
): { readonly keeping: StreamKeeping; readonly signal: AbortSignal } {
  const giveBack = streams.open(account)
  const gone = new AbortController()
  const ended = () => {
    gone.abort()
    giveBack()
  }
  const keeping = {
    turn: () => streams.turn(),
    stallMs: STALL_MS,
    cut: () => request.socket.destroy(),
    ended,
  }
  return { keeping, signal: gone.signal }
}
