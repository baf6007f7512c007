import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import { Mark } from '../../parts/mark.js'
import { type Credentials, signIn } from '../api/session.js'
import { KeyForm } from './key-form.js'
import { PasswordForm } from './password-form.js'
import { type Remembered, remember, remembered } from './remembered.js'

interface SignInPageProps {
  /** Somebody was signed in, and is not any more. */
  readonly hasEnded: boolean
}

/** Asks who looks. The address stays, so that whoever signs in is where they wanted to be. */
export function SignInPage({ hasEnded }: SignInPageProps) {
  const [{ way, account }, setRemembered] = useState<Remembered>(remembered)
  const client = useQueryClient()
  const enter = async (credentials: Credentials) => {
    await signIn(credentials)
    client.clear()
    remember({ way, account: 'account' in credentials ? credentials.account : account })
  }
  const Form = way === 'password' ? PasswordForm : KeyForm
  return (
    <main class="grid min-h-dvh place-items-center px-4 py-8">
      <div class="w-full max-w-sm rounded-2xl border border-line bg-raised p-6 shadow-lg">
        <Mark class="size-9" />
        <h1 class="mt-3 mb-3 text-xl font-semibold tracking-tight">Sign in to Risiti</h1>
        {hasEnded && (
          <p role="status" class="mb-3 rounded-md border border-warn/40 bg-warn/8 px-3 py-2">
            You are not signed in any more. Sign in again, and you are back where you were.
          </p>
        )}
        <Form account={account} onEnter={enter} />
        {way === 'password' && (
          <p class="mt-4 text-sm text-soft">
            The first time nobody has a password yet: use the key that the gateway printed when it started.
          </p>
        )}
        <button
          type="button"
          onClick={() => setRemembered({ way: way === 'password' ? 'key' : 'password', account })}
          class="mt-1 min-h-8 cursor-pointer text-sm text-accent underline"
        >
          {way === 'password' ? 'Sign in with an API key' : 'Sign in with a name and a password'}
        </button>
      </div>
    </main>
  )
}
