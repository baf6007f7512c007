import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import { Button } from '../parts/button.js'
import { TextInput } from '../parts/fields.js'
import { Mark } from '../parts/mark.js'
import { Failure } from '../parts/page.js'
import { keepKey } from './api/access.js'
import { ask } from './api/http.js'

/** Asks who looks. The key is kept for as long as the tab is open. */
export function LoginPage() {
  const [key, setKey] = useState('')
  const [error, setError] = useState<Error | null>(null)
  const client = useQueryClient()
  const enter = async () => {
    try {
      await ask('/v1/devices', { headers: { authorization: `Bearer ${key}` } })
      client.clear()
      keepKey(key)
    } catch (refusal) {
      setError(refusal as Error)
    }
  }
  return (
    <main class="grid min-h-dvh place-items-center px-4">
      <form
        class="w-full max-w-sm rounded-2xl border border-line bg-raised p-6 shadow-lg"
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <Mark class="size-9" />
        <h1 class="mt-3 text-xl font-semibold tracking-tight">Sign in to Risiti</h1>
        <p class="mt-1 mb-4 text-soft">
          With an API key of your account. The first one was printed when the gateway started.
        </p>
        <TextInput
          label="API key"
          type="password"
          required
          value={key}
          onInput={(event) => setKey(event.currentTarget.value.trim())}
        />
        <Failure error={error} />
        <div class="mt-4 [&>button]:w-full [&>button]:justify-center">
          <Button type="submit" look="strong">
            Sign in
          </Button>
        </div>
      </form>
    </main>
  )
}
