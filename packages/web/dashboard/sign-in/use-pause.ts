import { useEffect, useState } from 'preact/hooks'
import { ProblemError } from '../api/http.js'

/** How long a gateway that was asked too often wants to be left alone, from the moment that it said so. */
export interface Pause {
  /** Milliseconds of this browser's clock. */
  readonly ends: number
  /** Seconds yet. */
  readonly left: number
}

/** Counts down what a refusal said of when to try again; undefined once that is over, or where it said nothing. */
export function usePause(error: Error | null): Pause | undefined {
  const [now, setNow] = useState(Date.now)
  const [ends, setEnds] = useState(0)
  const seconds = error instanceof ProblemError ? error.retryAfter : undefined
  useEffect(() => {
    if (seconds === undefined) return
    setNow(Date.now())
    setEnds(Date.now() + seconds * 1000)
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [error])
  return seconds === undefined || now >= ends ? undefined : { ends, left: Math.ceil((ends - now) / 1000) }
}
