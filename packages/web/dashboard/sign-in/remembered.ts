const PLACE = 'risiti-sign-in'

/** How somebody signed in last in this browser. Neither name nor password is kept. */
export interface Remembered {
  readonly way: 'password' | 'key'
  readonly account: string
}

const FIRST: Remembered = { way: 'password', account: 'default' }

/** How somebody signed in last. */
export function remembered(): Remembered {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Remembered>) }
  } catch {
    return FIRST
  }
}

/** Keeps it for the next time. */
export function remember(what: Remembered): void {
  localStorage.setItem(PLACE, JSON.stringify(what))
}
