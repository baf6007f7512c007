import { useEffect, useState } from 'preact/hooks'

/** For as long as the tab is open, and in no other: a key is never written to the disk of whoever looks. */
const PLACE = 'risiti-key'

let isLocked = false
const listeners = new Set<() => void>()

/** What requests say of who asks. */
export function authorization(): Record<string, string> {
  const key = sessionStorage.getItem(PLACE)
  return key === null ? {} : { authorization: `Bearer ${key}` }
}

/** Keeps a key that was taken; without one, forgets it. */
export function keepKey(key?: string): void {
  if (key === undefined) sessionStorage.removeItem(PLACE)
  else sessionStorage.setItem(PLACE, key)
  lock(key === undefined)
}

/** Says that the gateway asks for a key, or no longer does. */
export function lock(isSo: boolean): void {
  if (isLocked === isSo) return
  isLocked = isSo
  for (const listener of listeners) listener()
}

/** True while the gateway does not know who looks. */
export function useIsLocked(): boolean {
  const [is, setIs] = useState(isLocked)
  useEffect(() => {
    const listener = () => setIs(isLocked)
    listeners.add(listener)
    listener()
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return is
}
