import { Badge } from '../../parts/badge.js'
import { Button } from '../../parts/button.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { useCaller } from '../api/use-caller.js'
import { When } from '../when.js'
import type { Account } from './types.js'

interface AccountRowProps {
  readonly account: Account
  readonly onKey: () => void
  readonly onSuspend: () => void
}

/** One account: whose it is, and whether it is let in. */
export function AccountRow({ account, onKey, onSuspend }: AccountRowProps) {
  const { id, name, suspended, createdAt } = account
  const isOwn = useCaller()?.account === id
  const { mutate, error, isPending } = useOrder()
  return (
    <li class="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div class="min-w-0 flex-1 basis-72">
        <p class="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name}
          {suspended ? <Badge tone="warn">Suspended</Badge> : <Badge tone="good">Open</Badge>}
          {isOwn && <Badge tone="soft">Yours</Badge>}
        </p>
        <p class="text-sm text-soft">
          <span class="font-mono text-xs">{id}</span> · added <When at={createdAt} since />
        </p>
        <Failure error={error} />
      </div>
      {!isOwn && (
        <div class="flex gap-2">
          <Button onClick={onKey}>Make a key</Button>
          {suspended ? (
            <Button
              look="strong"
              disabled={isPending}
              onClick={() => mutate({ path: `/v1/accounts/${encodeURIComponent(id)}/resume` })}
            >
              Let it in again
            </Button>
          ) : (
            <Button look="danger" onClick={onSuspend}>
              Suspend
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
