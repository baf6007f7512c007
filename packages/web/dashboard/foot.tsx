import { useState } from 'preact/hooks'
import { Failure } from '../parts/page.js'
import { signOut } from './api/session.js'
import { tellCaller, useCaller } from './api/use-caller.js'

/** Who looks, and the way out. */
export function Foot() {
  const caller = useCaller()
  const [error, setError] = useState<Error | null>(null)
  return (
    <div class="flex flex-col items-start gap-1.5">
      <a href="/docs" class="hover:text-ink hover:underline">
        API reference
      </a>
      {caller && (
        <p class="wrap-anywhere">
          {tellCaller(caller)} · {caller.account}
        </p>
      )}
      <button
        type="button"
        onClick={() => void signOut().catch(setError)}
        class="cursor-pointer hover:text-ink hover:underline"
      >
        Sign out
      </button>
      <Failure error={error} />
    </div>
  )
}
