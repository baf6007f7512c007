import { keepKey } from './api/access.js'
import { useCaller } from './api/use-caller.js'

/** Who looks, and the way out. */
export function Foot() {
  const caller = useCaller()
  return (
    <div class="flex flex-col items-start gap-1.5">
      <a href="/docs" class="hover:text-ink hover:underline">
        API reference
      </a>
      {caller && (
        <p class="wrap-anywhere">
          {caller.name} · {caller.account}
        </p>
      )}
      <button type="button" onClick={() => keepKey()} class="cursor-pointer hover:text-ink hover:underline">
        Sign out
      </button>
    </div>
  )
}
