import { keepKey } from './api/access.js'
import { useApi } from './api/use-api.js'

interface Caller {
  readonly account: string
  readonly name: string
}

/** Who looks, and the way out. */
export function Foot() {
  const { data: caller } = useApi<Caller>('/v1/caller')
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
