import { Badge } from '../../parts/badge.js'
import { Button } from '../../parts/button.js'
import { useMay } from '../api/use-caller.js'
import { When } from '../when.js'
import { tellScopes } from './scopes.js'
import type { ApiKey } from './types.js'

interface KeyRowProps {
  readonly apiKey: ApiKey
  readonly onReplace: () => void
  readonly onRevoke: () => void
}

/** One key: whose it is, what it may do, when it was used, and how it is replaced or ended. */
export function KeyRow({ apiKey, onReplace, onRevoke }: KeyRowProps) {
  const { name, scopes, active, replacedBy } = apiKey
  const may = useMay()
  return (
    <li class="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div class="min-w-0 flex-1 basis-72">
        <p class="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name} <State apiKey={apiKey} />
        </p>
        <p class="text-sm wrap-anywhere text-soft">{tellScopes(scopes)}</p>
        <Times apiKey={apiKey} />
      </div>
      {active && may('access:write') && (
        <div class="flex gap-2">
          {replacedBy === undefined && <Button onClick={onReplace}>Replace</Button>}
          <Button look="danger" onClick={onRevoke}>
            Revoke
          </Button>
        </div>
      )}
    </li>
  )
}

function State({ apiKey: { active, revokedAt, replacedBy } }: { readonly apiKey: ApiKey }) {
  if (revokedAt !== undefined) return <Badge tone="soft">Revoked</Badge>
  if (!active) return <Badge tone="soft">Ended</Badge>
  return replacedBy === undefined ? (
    <Badge tone="good">Works</Badge>
  ) : (
    <Badge tone="warn">Being replaced</Badge>
  )
}

function Times({ apiKey: { createdAt, usedAt, expiresAt, revokedAt, active } }: { readonly apiKey: ApiKey }) {
  return (
    <p class="text-sm text-soft">
      Made <When at={createdAt} since /> ·{' '}
      {usedAt ? (
        <>
          last used <When at={usedAt} since />
        </>
      ) : (
        'never used'
      )}
      {expiresAt && revokedAt === undefined && (
        <>
          {' '}
          · {active ? 'ends' : 'ended'} <When at={expiresAt} />
        </>
      )}
      {revokedAt && (
        <>
          {' '}
          · revoked <When at={revokedAt} />
        </>
      )}
    </p>
  )
}
