import { useEffect, useState } from 'preact/hooks'

/** `in`: somebody is signed in, as far as is known; `out`: nobody; `ended`: somebody was, while this page was open. */
export type Lock = 'in' | 'out' | 'ended'

let state: Lock = 'in'
let wasIn = false
const listeners = new Set<() => void>()

/** Notes that the gateway answered somebody whom it knows. */
export function noteKnown(): void {
  wasIn = true
}

/** Notes that the gateway does not know who asks. @param hasEnded it knows that somebody was signed in. */
export function lock(hasEnded: boolean): void {
  if (state === 'in') change(wasIn || hasEnded ? 'ended' : 'out')
}

/** Notes that somebody signed in, or out. */
export function turn(next: 'in' | 'out'): void {
  wasIn = next === 'in'
  change(next)
}

/** Whether somebody is signed in. */
export function useLock(): Lock {
  const [seen, setSeen] = useState(state)
  useEffect(() => {
    const listener = () => setSeen(state)
    listeners.add(listener)
    listener()
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return seen
}

function change(next: Lock): void {
  if (state === next) return
  state = next
  for (const listener of listeners) listener()
}
