import { useQueryClient } from '@tanstack/preact-query'
import { useEffect } from 'preact/hooks'
import { openStream, ProblemError } from './http.js'

/** How soon a stream that broke is opened again, and how long events are gathered, milliseconds. */
const [PAUSE_MS, GATHER_MS] = [3000, 150]

let isOpen = false

/** True while the gateway tells by itself what happens. */
export function isLive(): boolean {
  return isOpen
}

/** Follows what happens at the gateway: whatever is on the page is asked for again when something does. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const ending = new AbortController()
    let gathering: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined
        void client.invalidateQueries()
      }, GATHER_MS)
    }
    void follow(ending.signal, tell)
    return () => {
      ending.abort()
      clearTimeout(gathering)
    }
  }, [client])
}

async function follow(signal: AbortSignal, onEvent: () => void): Promise<void> {
  while (!signal.aborted) {
    const error = await readStream(signal, onEvent).catch((error: unknown) => error)
    isOpen = false
    // Who may not follow is asked for changes only.
    if (error instanceof ProblemError && [401, 403].includes(error.problem.status)) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** Reads until the stream ends. Which event it was does not matter here. */
async function readStream(signal: AbortSignal, onEvent: () => void): Promise<void> {
  const reader = (await openStream('/v1/events', signal)).getReader()
  const decoder = new TextDecoder()
  isOpen = true
  // What happened while nobody listened.
  onEvent()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    if (decoder.decode(value, { stream: true }).includes('data:')) onEvent()
  }
}
