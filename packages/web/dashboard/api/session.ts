import { keepCsrfToken } from './csrf.js'
import { ask } from './http.js'
import { turn } from './lock.js'

/** How one signs in. */
export type Credentials =
  | { readonly account: string; readonly name: string; readonly password: string }
  | { readonly key: string }

/** Begins a session: the gateway sets a cookie that no script sees. @throws ProblemError with its words. */
export async function signIn(credentials: Credentials): Promise<void> {
  const { csrfToken } = await ask<{ csrfToken: string }>('/v1/sessions', {
    method: 'POST',
    body: credentials,
    isOpen: true,
  })
  keepCsrfToken(csrfToken)
  turn('in')
}

/** Ends the session. @throws ProblemError when the gateway could not. */
export async function signOut(): Promise<void> {
  await ask('/v1/sessions', { method: 'DELETE' })
  keepCsrfToken()
  turn('out')
}
